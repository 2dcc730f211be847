import { shareSteps, type CreatorConditions, type CreatorSort } from "@fanfare/contracts/discovery";
import type { CursorPosition } from "@fanfare/domain/discovery";
import { describe, expect, it } from "vitest";
import { mine } from "./catalogue.fixture.ts";
import type { Query } from "./clauses.ts";
import { exactUpTo, searchRequests } from "./search-request.ts";
import { sortOf } from "./sort.ts";
import { audienceToken } from "./stored-account.ts";

const id = "00000000-0000-7000-8000-000000000001";

function requests(conditions: CreatorConditions, sort: CreatorSort, { after = null, isDescending, bound = null }: { after?: CursorPosition | null; isDescending?: boolean; bound?: number | null } = {}) {
  const own = { conditions, ids: { only: null, except: [] }, likeness: [] };
  return searchRequests({ organizationId: mine, own, anyOf: [], noneOf: [] }, { filter: conditions, sort, limit: 50, cursor: null, ...(isDescending !== undefined && { isDescending }) }, after, () => bound);
}

describe("what a search asks the engine", () => {
  it("is one counted page in the order in which the index is kept", () => {
    for (const [conditions, sort] of [[{}, "followers"], [{}, "relevance"], [{ followers: { min: 1_000 } }, "followers"]] as const) {
      const { parts, count } = requests(conditions, sort);
      expect(parts.map(({ request }) => request.track_total_hits)).toEqual([exactUpTo]);
      expect(count).toBeNull();
    }
  });

  it("is a page that counts nothing, so that it may skip, and a count without a page in any other order", () => {
    for (const sort of ["engagementRate", "name", "lastPost", "audienceMatch"] as const) {
      const { parts, count } = requests({ networks: { include: ["instagram"] } }, sort);
      expect(parts.map(({ request }) => request.track_total_hits)).toEqual([false]);
      expect(count).toMatchObject({ size: 0, track_total_hits: exactUpTo });
      expect(JSON.stringify(count)).not.toContain("sort");
    }
  });

  it("is those who match a text better and then the rest as the index keeps them, who have no score", () => {
    const { parts, count } = requests({ text: "gaming" }, "relevance");
    expect(parts.map(({ request }) => request.sort)).toEqual([[{ _score: { order: "desc" } }, { size: "desc" }, { id: "asc" }], [{ size: "desc" }, { id: "asc" }]]);
    expect(parts.map(({ position }) => position([7, id]))).toEqual([[7, id], [0, 7, id]]);
    expect(count).not.toBeNull();
  });

  it("goes on in the part in which a page ended", () => {
    const among = (after: CursorPosition) => requests({ text: "gaming" }, "relevance", { after }).parts.map(({ request }) => request.search_after ?? null);
    expect(among([12.5, 7, id])).toEqual([[12.5, 7, id], null]);
    expect(among([0, 7, id])).toEqual([[7, id]]);
  });

  it("looks within a bound for those at the end of the index, unless a page goes on beyond it", () => {
    const within = (after: CursorPosition | null, sort: CreatorSort = "engagementRate", isDescending = true) => {
      const { parts, count, isBounded } = requests({}, sort, { after, isDescending, bound: 0.2 });
      expect(JSON.stringify(count)).not.toContain("0.2");
      expect(JSON.stringify(parts).includes("0.2")).toBe(isBounded);
      return isBounded;
    };
    expect([within(null), within([0.3, id]), within([0.1, id])]).toEqual([true, true, false]);
    expect([within(null, "averageViews"), within(null, "averageViews", false), within(null, "engagementRate", false)]).toEqual([false, true, false]);
  });

  it("is in one part when the worst match comes first", () => {
    expect(requests({ text: "gaming" }, "relevance", { isDescending: false }).parts).toHaveLength(1);
  });
});

describe("the followers of the largest account", () => {
  const ranges = (conditions: CreatorConditions) => /"range":\{.*?\}\}/.exec(JSON.stringify(requests(conditions, "engagementRate").count))?.[0];

  it("are a piece of the order in which the index is kept, without those of whom none are known", () => {
    expect(ranges({ followers: { min: 5_000, max: 9_000 } })).toBe('"range":{"size":{"gte":5000,"lte":9000}}');
    expect(ranges({ followers: { max: 9_000 } })).toBe('"range":{"size":{"gte":0,"lte":9000}}');
  });

  it("are not meant when networks are asked for", () => {
    expect(ranges({ networks: { include: ["tiktok"] }, followers: { max: 9_000 } })).toBe('"range":{"on.tiktok.followers":{"lte":9000}}');
  });
});

/** Whether a query of one word holds for somebody who has these. */
const holds = (query: Query, tokens: readonly string[]): boolean => tokens.includes(String(Object.values(query.term!)[0]));

describe("the score of an audience", () => {
  const tokensOf = (share: number) => shareSteps.filter((step) => step <= share).map((step) => audienceToken("countries", "DE", step));
  const scoreOf = (share: number, minShare: number, networks: CreatorConditions["networks"]) =>
    sortOf({ sort: "audienceMatch", conditions: { networks, audience: { countries: [{ value: "DE", minShare }] } }, isAlike: false })
      .score.filter(({ constant_score: part }) => holds(part!.filter, tokensOf(share)))
      .reduce((sum, { constant_score: part }) => sum + part!.boost!, 0);

  it("differs by as many steps as the shares do, whatever share was asked for", () => {
    for (const minShare of shareSteps) {
      const reached = shareSteps.filter((share) => share >= minShare);
      for (const share of reached) expect((scoreOf(share, minShare, undefined) - scoreOf(minShare, minShare, undefined)) * 0.05).toBeCloseTo(share - minShare);
    }
  });

  it("counts from nothing for an account that may have less than was asked for", () => {
    for (const share of shareSteps) expect(scoreOf(share, 0.5, { include: ["youtube", "tiktok"] }) * 0.05).toBeCloseTo(share);
  });

  it("leaves out what all have who match", () => {
    const { score } = sortOf({ sort: "audienceMatch", conditions: { audience: { countries: [{ value: "DE", minShare: 0.2 }], genders: [{ value: "female", minShare: 0.5 }] } }, isAlike: false });
    expect(score).toHaveLength(shareSteps.filter((share) => share > 0.2).length + shareSteps.filter((share) => share > 0.5).length);
  });
});
