import { creatorSorts, type CreatorFilter, type CreatorSort } from "@fanfare/contracts/discovery";
import { fold, type AccountFacts, type CreatorDocument } from "@fanfare/domain/discovery";
import { DomainError } from "@fanfare/domain/kernel";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { catalogue, mine, seeded, theirs } from "./catalogue.fixture.ts";
import { enginesAt, type TestEngine } from "./engine.fixture.ts";

const documents = catalogue(60, 21);
const visible = documents.filter((creator) => creator.organizationId !== theirs);
// Each of them asks the engine many times.
vi.setConfig({ testTimeout: 60_000 });
const engineWith = enginesAt(process.env["ELASTICSEARCH_URL"]);
let test: TestEngine;
beforeAll(async () => {
  test = await engineWith(documents);
});
afterAll(() => test.drop());

type SortedBy = (account: AccountFacts) => number | null | undefined;
const growth = (days: "30" | "90" | "365"): SortedBy => (account) => account.figures.followersGrowth?.value?.[days];
const values: Record<Exclude<CreatorSort, "relevance" | "name" | "audienceMatch">, SortedBy> = {
  lastPost: ({ lastPostAt }) => (lastPostAt === null ? null : Date.parse(lastPostAt)), followersGrowth30: growth("30"), followersGrowth90: growth("90"), followersGrowth365: growth("365"),
  estimatedPrice: ({ figures }) => figures.estimatedPrice?.value, followers: ({ followers }) => followers, engagementRate: (account) => account.figures.engagementRate?.value ?? account.engagementRate,
  engagements: ({ figures }) => figures.engagements?.value, averageLikes: ({ metrics }) => metrics.averageLikes, averageComments: ({ metrics }) => metrics.averageComments, averageShares: ({ metrics }) => metrics.averageShares,
  averageSaves: ({ metrics }) => metrics.averageSaves, averageViews: ({ averageViews }) => averageViews, reelsViews: ({ metrics }) => metrics.reelsViews, shortsViews: ({ metrics }) => metrics.shortsViews,
  liveViewers: ({ metrics }) => metrics.liveViewers, hoursStreamed: ({ metrics }) => metrics.hoursStreamed, activeDaysPerWeek: ({ metrics }) => metrics.activeDaysPerWeek, postCount: ({ postCount }) => postCount,
  estimatedReach: ({ figures }) => figures.estimatedReach?.value, authenticity: ({ figures }) => figures.authenticity?.value,
};
const figureSorts = Object.keys(values) as (keyof typeof values)[];

/** Known values in order, unknown ones last, equal ones by id. */
function inOrder(sort: keyof typeof values, isDescending: boolean, accountOf: (creator: CreatorDocument) => AccountFacts | undefined, of = visible): string[] {
  const valueOf = (creator: CreatorDocument) => {
    const account = accountOf(creator);
    return (account && values[sort](account)) ?? null;
  };
  return of
    .map((creator) => ({ id: creator.id, value: valueOf(creator) }))
    .toSorted((one, other) => {
      if (one.value !== other.value) {
        if (one.value === null) return 1;
        if (other.value === null) return -1;
        return isDescending ? other.value - one.value : one.value - other.value;
      }
      return one.id < other.id ? -1 : 1;
    })
    .map(({ id }) => id);
}

describe("the order of results", () => {
  it.each(figureSorts.flatMap((sort) => [true, false].map((isDescending) => ({ sort, isDescending }))))("is total by $sort (descending: $isDescending), what is not known last", async ({ sort, isDescending }) => {
    expect(await test.everyPage({}, { sort, isDescending, limit: 7 })).toEqual(inOrder(sort, isDescending, ({ accounts }) => accounts[0]));
  });

  it("goes by the figure of the one network asked for", async () => {
    const onTikTok = ({ accounts }: CreatorDocument) => accounts.find(({ platform }) => platform === "tiktok");
    expect(await test.everyPage({ networks: { include: ["tiktok"] } }, { sort: "averageViews" })).toEqual(inOrder("averageViews", true, onTikTok, visible.filter(onTikTok)));
  });

  it("reads figures downwards, names and prices upwards, unless it is asked otherwise", async () => {
    const byName = visible.toSorted((one, other) => (fold(one.displayName) < fold(other.displayName) ? -1 : 1)).map(({ id }) => id);
    expect(await test.everyPage({}, { sort: "name" })).toEqual(byName);
    expect(await test.everyPage({}, { sort: "name", isDescending: true })).toEqual(byName.toReversed());
    expect(await test.everyPage({}, { sort: "estimatedPrice" })).toEqual(inOrder("estimatedPrice", false, ({ accounts }) => accounts[0]));
    expect(await test.everyPage({}, { sort: "followers" })).toEqual(inOrder("followers", true, ({ accounts }) => accounts[0]));
  });

  it("is the most followed first when nothing is asked, and the handle itself first when one is typed", async () => {
    expect(await test.everyPage({})).toEqual(inOrder("followers", true, ({ accounts }) => accounts[0]));
    const asked = visible.toReversed().find(({ accounts }) => accounts.length > 0)!;
    expect((await test.everyPage({ text: asked.accounts[0]!.handle }))[0]).toBe(asked.id);
  });

  it("puts the audience that has most of what was asked for first", async () => {
    const filter: CreatorFilter = { audience: { countries: [{ value: "DE", minShare: 0.01 }], ages: [{ from: "18-24", to: "25-34", minShare: 0.01 }] } };
    const found = await test.everyPage(filter, { sort: "audienceMatch", limit: 5 });
    const step = (share: number) => (share < 0.05 ? 0.01 : Math.min(0.95, Math.floor(Math.round(share * 100) / 5) / 20));
    const matchOf = (id: string) => {
      const audience = visible.find((creator) => creator.id === id)!.accounts[0]!.audience!;
      return Math.round(100 * (step(audience.countries["DE"]!) + step((audience.ages["18-24"] ?? 0) + (audience.ages["25-34"] ?? 0))));
    };
    const matches = found.map(matchOf);
    expect(found.length).toBeGreaterThan(3);
    expect(matches).toEqual(matches.toSorted((one, other) => other - one));
    expect((await test.everyPage(filter, { sort: "audienceMatch", isDescending: false })).map(matchOf)).toEqual(matches.toReversed());
  });
});

describe("pages", () => {
  const random = seeded(99);
  const anyOf = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;
  const filters: CreatorFilter[] = [{}, { text: "b" }, { networks: { include: ["youtube"] } }, { languages: { include: ["de", "en"] } }, { audience: { isKnown: true, countries: [{ value: "DE", minShare: 0.01 }] } }, { likeCreators: [visible.find(({ topics }) => topics.length > 0)!.id] }];
  const walks = Array.from({ length: 40 }, () => ({ sort: anyOf(creatorSorts), isDescending: anyOf([true, false, undefined]), limit: 1 + Math.floor(random() * 9), filter: anyOf(filters) }));

  it.each(walks)("neither lose nor repeat anybody up to the last ($sort, $isDescending, $limit at a time)", async ({ filter, limit, sort, isDescending }) => {
    const order = { sort, ...(isDescending !== undefined && { isDescending }) };
    const all = await test.everyPage(filter, { ...order, limit: 100 });
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(limit);
    expect(await test.everyPage(filter, { ...order, limit })).toEqual(all);
  });

  it("give ids in the same order", async () => {
    for (const sort of ["relevance", "name", "engagementRate", "audienceMatch"] as const) {
      expect(await test.search.ids(mine, {}, sort, 10_000)).toEqual(await test.everyPage({}, { sort }));
    }
    expect(await test.search.ids(mine, {}, "name", 5)).toEqual((await test.everyPage({}, { sort: "name" })).slice(0, 5));
  });

  it("refuse a cursor that was altered, or made for another search, order or organization", async () => {
    const input = { filter: { languages: { include: ["de"] } }, sort: "followers" as const, limit: 3 };
    const { nextCursor } = await test.search.search(mine, { ...input, cursor: null });
    const [body, signature] = nextCursor!.split(".");
    const forged = `${Buffer.from(JSON.stringify([9, "x"])).toString("base64url")}.${signature}`;
    const tries = [
      () => test.search.search(mine, { ...input, cursor: forged }),
      () => test.search.search(mine, { ...input, cursor: `${body}.` }),
      () => test.search.search(mine, { ...input, filter: {}, cursor: nextCursor }),
      () => test.search.search(mine, { ...input, sort: "name", cursor: nextCursor }),
      () => test.search.search(mine, { ...input, isDescending: false, cursor: nextCursor }),
      () => test.search.search(theirs, { ...input, cursor: nextCursor }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toThrow(DomainError);
    await expect(test.search.search(mine, { ...input, cursor: nextCursor })).resolves.toMatchObject({ totalIsExact: true });
  });
});
