import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlatformPost } from "../platform.port.ts";
import { matchPosts, type OpenDeliverable } from "./match-posts.ts";

const at = new Date("2026-05-10T10:00:00Z");
const post = (externalId: string, changes: Partial<PlatformPost> = {}): PlatformPost => ({
  platform: "instagram", externalId, accountExternalId: "1", accountHandle: "mira", publishedAt: at, text: "With @acme #ad", links: [], mentions: ["acme"], hashtags: ["ad"],
  disclosed: true, durationMs: null, unlisted: false, metrics: { views: null, likes: 1, comments: 1, shares: null, at, raw: {} }, raw: {}, ...changes,
});
type Wanted = OpenDeliverable["expected"]["requirement"];
const piece = (deliverableId: string, changes: Partial<Wanted> = {}, more: Partial<OpenDeliverable> = {}): OpenDeliverable => ({
  organizationId: "o", creatorId: "c", campaignId: "k", collaborationId: "b", deliverableId, position: 0, requirementId: "r",
  expected: {
    requirement: { platform: "instagram", format: "image", mustMention: ["@acme"], mustLink: null, disclosure: "hashtag", ...changes },
    accounts: [{ handle: "mira", externalId: "1" }], agreedAt: new Date("2026-05-01T00:00:00Z"), startsOn: "2026-05-01", endsOn: "2026-05-31", country: null,
  },
  ...more,
});
const pairs = (posts: PlatformPost[], pieces: OpenDeliverable[]) => {
  const { report, suggest } = matchPosts(posts, pieces);
  const named = (matches: typeof report) => matches.map(({ post: { externalId }, deliverable }) => `${externalId} ${deliverable.deliverableId}`);
  return { report: named(report), suggest: named(suggest) };
};

describe("which post is which deliverable's", () => {
  it("given one post that passes everything for one piece, it is that one", () => {
    expect(pairs([post("p")], [piece("d")])).toEqual({ report: ["p d"], suggest: [] });
  });

  it("given something missing, the creator is asked", () => {
    expect(pairs([post("p", { disclosed: false })], [piece("d")])).toEqual({ report: [], suggest: ["p d"] });
  });

  it("given no sign of the brand though one was asked for, it is just another post", () => {
    expect(pairs([post("p", { mentions: [], text: "Lunch #ad" })], [piece("d")])).toEqual({ report: [], suggest: [] });
  });

  it("given a brief that asks for no sign, the creator is asked about every post in its time", () => {
    expect(pairs([post("p")], [piece("d", { mustMention: [] })])).toEqual({ report: [], suggest: ["p d"] });
  });

  it.each<[string, Partial<PlatformPost>]>([
    ["another's account", { accountExternalId: "2" }],
    ["a post before the agreement", { publishedAt: new Date("2026-04-30T10:00:00Z") }],
    ["a post after the campaign", { publishedAt: new Date("2026-06-01T10:00:00Z") }],
    ["a story, where a post was asked for", { isStory: true }],
    ["another platform", { platform: "tiktok" }],
  ])("given %s, it is nothing", (_, changes) => {
    expect(pairs([post("p", changes)], [piece("d")])).toEqual({ report: [], suggest: [] });
  });

  it("given a story that was asked for, only a story is it", () => {
    const story = piece("d", { format: "story" });
    expect(pairs([post("p"), post("s", { isStory: true })], [story])).toEqual({ report: ["s d"], suggest: [] });
  });

  it("given two posts for one piece, the creator says which", () => {
    expect(pairs([post("p"), post("q")], [piece("d")])).toEqual({ report: [], suggest: ["p d", "q d"] });
  });

  it("given one post that fits the work of two brands, the creator says whose", () => {
    const other = piece("e", {}, { collaborationId: "other", organizationId: "o2" });
    expect(pairs([post("p")], [piece("d"), other])).toEqual({ report: [], suggest: ["p d", "p e"] });
  });

  it("given pieces that are alike, the older post is the first piece", () => {
    const older = post("z", { publishedAt: new Date("2026-05-05T10:00:00Z") });
    expect(pairs([post("p"), older], [piece("second", {}, { position: 1 }), piece("first")]).report).toEqual(["z first", "p second"]);
    expect(pairs([post("p")], [piece("second", {}, { position: 1 }), piece("first")]).report).toEqual(["p first"]);
  });

  it("given the same post on two pages, it is one", () => {
    expect(pairs([post("p"), post("p")], [piece("d")]).report).toEqual(["p d"]);
  });

  it("whatever is listed in whatever order, names each post and each piece at most once, only when all passed, and always the same", () => {
    const posts = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 8 }), isNamed: fc.boolean(), disclosed: fc.boolean(), day: fc.integer({ min: 1, max: 28 }) }), { selector: ({ id }) => id, maxLength: 8 });
    const pieces = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 5 }), brand: fc.integer({ min: 0, max: 2 }), asksForSign: fc.boolean() }), { selector: ({ id }) => id, maxLength: 5 });
    fc.assert(
      fc.property(posts, pieces, (given, wanted) => {
        const listed = given.map(({ id, isNamed, disclosed, day }) =>
          post(`p${id}`, { disclosed, publishedAt: new Date(Date.UTC(2026, 4, day)), ...(isNamed ? {} : { mentions: [] }) }),
        );
        const open = wanted.map(({ id, brand, asksForSign }) => piece(`d${id}`, asksForSign ? {} : { mustMention: [] }, { position: id, requirementId: `${brand} ${asksForSign}`, collaborationId: `b${brand}` }));
        const { report, suggest } = matchPosts(listed, open);
        expect(new Set(report.map(({ post: one }) => one.externalId)).size).toBe(report.length);
        expect(new Set(report.map(({ deliverable }) => deliverable.deliverableId)).size).toBe(report.length);
        for (const { checks } of report) expect(checks.every(({ result }) => result === "passed")).toBe(true);
        const reported = new Set(report.map(({ post: one }) => one.externalId));
        expect(suggest.some(({ post: one }) => reported.has(one.externalId))).toBe(false);
        expect(matchPosts(listed.toReversed(), open.toReversed())).toMatchObject({ report: expect.arrayContaining(report) as unknown[] });
      }),
    );
  });
});
