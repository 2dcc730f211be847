import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { marks } from "@fanfare/contracts/discovery";
import { platforms } from "@fanfare/contracts/platforms";
import { figureNames } from "../figures.ts";
import { authenticityBase, factsOf, figureOf, figuresOf, figuresVersion, formulaRegistry, peerGroupOf, seriesOf } from "./index.ts";

describe("worked examples", () => {
  for (const formula of formulaRegistry) {
    it.each(formula.examples.map((example) => [example.says, example] as const))(`${formula.id}: %s`, (_, { facts, peers, expected, reason }) => {
      const figure = figureOf(formula.id, factsOf(facts), peers ?? null);
      if (typeof expected === "number") expect(figure.value).toBeCloseTo(expected, 9);
      else expect(figure.value).toEqual(expected);
      expect(figure.reason).toBe(reason ?? null);
    });
  }
});

const count = fc.option(fc.integer({ min: 0, max: 1e10 }), { nil: null });
const day = fc.integer({ min: 0, max: 400 }).map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));
const history = fc.uniqueArray(fc.record({ day, followers: count, averageLikes: count, averageViews: count }), { maxLength: 40, selector: (point) => point.day });
const post = fc.record({
  url: fc.constant("https://example.com/p"), kind: fc.constant("video" as const), publishedAt: day.map((text) => `${text}T12:00:00.000Z`), caption: fc.constant(""),
  hashtags: fc.constant<string[]>([]), mentions: fc.constant<string[]>([]), isSponsored: fc.boolean(), views: count, likes: count, comments: count, shares: count, saves: count,
});
const audience = fc.option(
  fc.record({
    basis: fc.constant("followers" as const), countries: fc.constant({}), cities: fc.constant({}), languages: fc.constant({}), genders: fc.constant({}), ages: fc.constant({}), interests: fc.constant({}), brands: fc.constant({}),
    credibility: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
  }),
  { nil: null },
);
const account = fc
  .record({
    platform: fc.constantFrom(...platforms), followers: count, averageViews: count, history, posts: fc.array(post, { maxLength: 12 }), audience,
    metrics: fc.record({ averageLikes: count, averageComments: count, averageShares: count, liveViewers: count, following: count }),
  })
  .map(factsOf);

const numbersIn = (value: unknown): number[] => (typeof value === "number" ? [value] : typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : []);

describe("the figures of any account", () => {
  it("are finite numbers, or null with a reason", () => {
    fc.assert(
      fc.property(account, (facts) => {
        const figures = figuresOf(facts, peerGroupOf(facts, []));
        expect(Object.keys(figures).sort()).toEqual([...figureNames].sort());
        for (const figure of Object.values(figures)) {
          expect(figure.value === null).toBe(figure.reason !== null);
          expect(numbersIn(figure).every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });

  it("keep authenticity within 0 and 100, prices whole dollars, reach and engagements whole", () => {
    fc.assert(
      fc.property(account, (facts) => {
        const { authenticity, estimatedPrice, estimatedReach, engagements } = figuresOf(facts, peerGroupOf(facts, []));
        expect(authenticity!.value ?? 50).toBeGreaterThanOrEqual(0);
        expect(authenticity!.value ?? 50).toBeLessThanOrEqual(100);
        expect((estimatedPrice!.value ?? 100) % 100).toBe(0);
        for (const figure of [estimatedReach, engagements]) expect(Number.isInteger(figure!.value ?? 0)).toBe(true);
      }),
    );
  });

  it("are all null, never 0, where nothing was read", () => {
    for (const platform of platforms) {
      const facts = factsOf({ platform });
      expect(Object.values(figuresOf(facts, peerGroupOf(facts, []))).map(({ value }) => value)).toEqual(figureNames.map(() => null));
    }
  });

  it("explain authenticity: the effects add up to it", () => {
    fc.assert(
      fc.property(account, (facts) => {
        const { value, signals = [] } = figuresOf(facts, peerGroupOf(facts, [])).authenticity!;
        expect(signals.map(({ name }) => name)).toEqual(["engagementRate", "growthSpikes", "commentsPerLike", "followingPerFollower", "credibility", "viewsPerFollower", "engagementSpread"]);
        if (value !== null) expect(value).toBeCloseTo(Math.min(100, Math.max(0, signals.reduce((sum, { effect }) => sum + effect, authenticityBase))), -0.4);
      }),
    );
  });
});

const atMost = (a: number | null, b: number | null) => expect(a ?? 0).toBeLessThanOrEqual(b ?? 0);
const facts = (changes: Parameters<typeof factsOf>[0]) => factsOf({ platform: "instagram", followers: 20_000, ...changes });
const figure = <N extends (typeof figureNames)[number]>(id: N, changes: Parameters<typeof factsOf>[0]) => figureOf(id, facts(changes), peerGroupOf(facts(changes), []));
const pair = fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e9 })).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

describe("more of what counts never gives less", () => {
  it("of engagement for more likes", () => {
    fc.assert(fc.property(pair, ([less, more]) => void atMost(figure("engagementRate", { metrics: { averageLikes: less } }).value, figure("engagementRate", { metrics: { averageLikes: more } }).value)));
  });

  it("of reach and price for more views", () =>
    fc.assert(
      fc.property(pair, ([less, more]) => {
        atMost(figure("estimatedReach", { averageViews: less }).value, figure("estimatedReach", { averageViews: more }).value);
        atMost(figure("estimatedPrice", { averageViews: less }).value, figure("estimatedPrice", { averageViews: more }).value);
      }),
    ));

  it("of the mark for more comments", () =>
    fc.assert(
      fc.property(pair, ([less, more]) => {
        const mark = (comments: number) => marks.indexOf(figure("commentsMark", { metrics: { averageComments: comments } }).value!);
        atMost(mark(less), mark(more));
      }),
    ));

  it("of authenticity for an audience judged more credible, and for following fewer accounts", () => {
    const credible = (credibility: number) => ({ basis: "followers" as const, countries: {}, cities: {}, languages: {}, genders: {}, ages: {}, interests: {}, brands: {}, credibility });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, pair, (a, b, [fewer, more]) => {
        const of = (credibility: number, following: number) => figure("authenticity", { audience: credible(credibility), metrics: { following } }).value;
        atMost(of(Math.min(a, b), fewer), of(Math.max(a, b), fewer));
        atMost(of(a, more), of(a, fewer));
      }),
    );
  });
});

describe("a formula run over history", () => {
  const past = facts({
    followers: 99, metrics: { averageLikes: 7, averageComments: 7 },
    history: [0, 1, 2].map((month) => ({ day: `2026-0${month + 1}-01`, followers: 1_000 * (month + 1), averageLikes: 50 * (month + 1), averageViews: null })),
  });

  it("gives each day's figure from what was known then", () => {
    expect(seriesOf("engagementRate", past)).toMatchObject({ version: 1, unit: "share", isLikesOnly: true, points: [{ day: "2026-01-01", value: 0.05 }, { day: "2026-02-01", value: 0.05 }, { day: "2026-03-01", value: 0.05 }] });
    expect(seriesOf("followersGrowth", past).points.map(({ value }) => value)).toEqual([null, 1, null]);
    expect(seriesOf("viewsGrowth", past).points.every(({ value }) => value === null)).toBe(true);
  });

  it("ends in the same growth as the figure of today", () => {
    fc.assert(fc.property(account, (facts) => void expect(seriesOf("followersGrowth", facts, null, 90).points.at(-1)?.value ?? null).toBe(figuresOf(facts, null).followersGrowth!.value?.["90"] ?? null)));
  });
});

it("the version of all figures is the sum of the formulas' versions", () => {
  expect(figuresVersion).toBe(formulaRegistry.reduce((sum, { version }) => sum + version, 0));
  expect(formulaRegistry.map(({ id }) => id).sort()).toEqual([...figureNames].sort());
});
