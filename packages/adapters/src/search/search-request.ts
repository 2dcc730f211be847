import type { estypes } from "@elastic/elasticsearch";
import type { SearchCreatorsInput } from "@fanfare/contracts/discovery";
import type { CursorPosition } from "@fanfare/domain/discovery";
import { filterQuery, type PreparedFilter } from "./filter-query.ts";
import { sortOf } from "./sort.ts";

/** Totals are exact up to this many. */
export const exactUpTo = 10_000;

type Ordered = Pick<estypes.SearchRequest, "query" | "sort">;

/** The query and the order of a search. Only relevance takes a likeness' score; for others it narrows and no more. */
function ordered(prepared: PreparedFilter, input: Pick<SearchCreatorsInput, "sort" | "isDescending">): Ordered {
  const { filter, alike } = filterQuery(prepared);
  const { sort, score } = sortOf({ ...input, conditions: prepared.own.conditions, isAlike: alike.length > 0 });
  const isScoredByLikeness = input.sort === "relevance";
  return {
    sort,
    query: { bool: { filter: [filter, ...(isScoredByLikeness ? [] : alike)], ...(isScoredByLikeness && alike.length > 0 && { must: alike }), ...(score.length > 0 && { should: score }) } },
  };
}

/** A page of results as Elasticsearch is asked for it: exactly the body that a search sends. */
export function searchRequest(alias: string, prepared: PreparedFilter, input: SearchCreatorsInput, after: CursorPosition | null): estypes.SearchRequest {
  return {
    index: alias,
    ...ordered(prepared, input),
    size: input.limit,
    track_total_hits: exactUpTo,
    _source: ["card"],
    ...(after !== null && { search_after: [...after] as estypes.SortResults }),
  };
}

/** Ids alone, in order: read from the sort values, so that no document is opened. */
export function idsRequest(alias: string, prepared: PreparedFilter, sort: SearchCreatorsInput["sort"], limit: number): estypes.SearchRequest {
  return { index: alias, ...ordered(prepared, { sort }), size: Math.min(limit, exactUpTo), track_total_hits: false, _source: false, stored_fields: "_none_" };
}
