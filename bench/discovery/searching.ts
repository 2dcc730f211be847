import type { CreatorSearch } from "@fanfare/domain/discovery";
import { compare, type Comparison, type Effort } from "../lib/compare.ts";
import type { Result } from "../lib/report.ts";
import { beyondEverybody, inputOf } from "./queries.ts";
import type { BenchWorld } from "./world.ts";

const result = (name: string, goal: number, { ratio, gate, isVoid, ours, base }: Comparison): Result => ({
  name, goal, bound: "at-most", unit: "x", value: ratio, gate, isVoid, detail: `${ours.p95.toFixed(1)} ms against ${base.p95.toFixed(1)} ms`,
});

/** How a page grows with the catalogue, and with the place it has in the results. */
export async function measureGrowth(world: BenchWorld, effort: Effort): Promise<Result[]> {
  const { organizationId, largeAlias, smallAlias, sizes } = world;
  const large = world.engineOn(largeAlias);
  const small = world.engineOn(smallAlias);
  const growth = await compare((call) => large.search(organizationId, inputOf(call)), (call) => small.search(organizationId, inputOf(call)), effort);
  const deep = await lastCursor(large, organizationId);
  const page = (cursor: string | null) => large.search(organizationId, { filter: {}, sort: "followers", limit: pageSize, cursor });
  const depth = await compare(() => page(deep.cursor), () => page(null), effort);
  return [
    result(`a page of ${sizes.large} against one of ${sizes.small}, a mix of narrow and broad queries, p95`, 1.3, growth),
    result(`page ${deep.page} by cursor against page 1, p95`, 1.2, depth),
  ];
}

const pageSize = 20;
const deepest = 500;

/** Goes from cursor to cursor, as people do who scroll. */
async function lastCursor(search: CreatorSearch, organizationId: string): Promise<{ cursor: string; page: number }> {
  let at: { cursor: string; page: number } | null = null;
  for (let page = 1; page < deepest; page += 1) {
    const { nextCursor } = await search.search(organizationId, { filter: {}, sort: "followers", limit: pageSize, cursor: at?.cursor ?? null });
    if (nextCursor === null) break;
    at = { cursor: nextCursor, page: page + 1 };
  }
  if (at === null) throw new Error("There is no second page to go to.");
  return at;
}

/** Facets run beside the results: what they add to the wait for both. */
export async function measureFacets({ organizationId, largeAlias, engineOn }: BenchWorld, effort: Effort): Promise<Result> {
  const engine = engineOn(largeAlias);
  const page = (call: number) => engine.search(organizationId, inputOf(call));
  const both = (call: number) => Promise.all([page(call), engine.facets(organizationId, { ...inputOf(call).filter, followers: { max: beyondEverybody + call } })]);
  return result("a page with its facets against one without, broadest queries included, p95", 1.6, await compare(both, page, effort));
}
