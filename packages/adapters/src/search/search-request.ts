import type { estypes } from "@elastic/elasticsearch";
import type { SearchCreatorsInput } from "@fanfare/contracts/discovery";
import type { CursorPosition } from "@fanfare/domain/discovery";
import type { Query } from "./clauses.ts";
import { filterQuery, type PreparedFilter } from "./filter-query.ts";
import { sortOf } from "./sort.ts";

/** Totals are exact up to this many. */
export const exactUpTo = 10_000;

type Asked = Pick<SearchCreatorsInput, "sort" | "isDescending">;
export type Request = estypes.MsearchMultisearchBody;
/** Hits of a page that come after those of the part before. `position` is the place of a hit in the whole order. */
export type PagePart = { request: Request; position(sort: CursorPosition): CursorPosition };
/** What a search asks at once: the parts of its page, and the count where no part counts by the way. */
export type SearchRequests = { parts: PagePart[]; count: Request | null };

/** What has to match, and the order. Only relevance takes a likeness' score; for others it narrows and no more. */
function ordered(prepared: PreparedFilter, asked: Asked) {
  const { filter, alike } = filterQuery(prepared);
  const { conditions } = prepared.own;
  const isScoredByLikeness = asked.sort === "relevance";
  return {
    ...sortOf({ ...asked, conditions, isAlike: alike.length > 0 }),
    filters: [filter, ...(isScoredByLikeness ? [] : alike)],
    must: isScoredByLikeness ? alike : [],
  };
}

const scoring = (filter: Query[], must: Query[], should: Query[]): Query => ({ bool: { filter, ...(must.length > 0 && { must }), ...(should.length > 0 && { should }) } });
const wholePlace = (sort: CursorPosition): CursorPosition => sort;

/**
 * A page as the engine is asked for it. A request that counts up to `exactUpTo` has to look at as many matches, one that
 * does not skips whatever can't be on its page, so the two are asked beside each other. Only in the order in which the
 * index is kept, where the first matches are the page, counting costs nothing more.
 */
export function searchRequests(prepared: PreparedFilter, input: SearchCreatorsInput, after: CursorPosition | null): SearchRequests {
  const { sort, score, filters, must, isAsKept, isBetterFirst } = ordered(prepared, input);
  const page = (query: Query, order: estypes.SortCombinations[], from: CursorPosition | null, counted: number | false = false): Request => ({
    query,
    sort: order,
    size: input.limit,
    track_total_hits: counted,
    _source: ["card"],
    ...(from !== null && { search_after: [...from] as estypes.SortResults }),
  });
  if (isAsKept) return { parts: [{ request: page(scoring(filters, must, score), sort, after, exactUpTo), position: wholePlace }], count: null };
  const count: Request = { query: { bool: { filter: [...filters, ...must] } }, size: 0, track_total_hits: exactUpTo };
  if (!isBetterFirst || must.length > 0) return { parts: [{ request: page(scoring(filters, must, score), sort, after), position: wholePlace }], count };
  // Few match better than the rest, and the rest come in the order in which the index is kept: neither part is looked through.
  const isPastBetter = after !== null && after[0] === 0;
  const better: PagePart = { request: page({ bool: { filter: filters, should: score, minimum_should_match: 1 } }, sort, after), position: wholePlace };
  const others: PagePart = { request: page({ bool: { filter: filters, must_not: score } }, sort.slice(1), isPastBetter ? after.slice(1) : null), position: (place) => [0, ...place] };
  return { parts: isPastBetter ? [others] : [better, others], count };
}

/** Ids alone, in order: read from the sort values, so that no document is opened. */
export function idsRequest(alias: string, prepared: PreparedFilter, sort: SearchCreatorsInput["sort"], limit: number): estypes.SearchRequest {
  const { filters, must, score, sort: order } = ordered(prepared, { sort });
  return { index: alias, query: scoring(filters, must, score), sort: order, size: Math.min(limit, exactUpTo), track_total_hits: false, _source: false, stored_fields: "_none_" };
}
