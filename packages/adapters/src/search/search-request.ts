import type { estypes } from "@elastic/elasticsearch";
import type { SearchCreatorsInput } from "@fanfare/contracts/discovery";
import type { CursorPosition } from "@fanfare/domain/discovery";
import type { Query } from "./clauses.ts";
import { filterQuery, type PreparedFilter } from "./filter-query.ts";
import { scoreOfAll, sortOf, type SortedFigure } from "./sort.ts";

/** Totals are exact up to this many. */
export const exactUpTo = 10_000;

type Asked = Pick<SearchCreatorsInput, "sort" | "isDescending">;
export type Request = estypes.MsearchMultisearchBody;
/** Hits of a page that come after those of the part before. `position` is the place of a hit in the whole order. */
export type PagePart = { request: Request; position(sort: CursorPosition): CursorPosition };
/** What a search asks at once: the parts of its page, and the count where no part counts by the way. */
export type SearchRequests = {
  parts: PagePart[];
  count: Request | null;
  /** Whether the page was looked for within a bound only: one that is not full may not be the page. */
  isBounded: boolean;
};
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

/** Matches all: whoever has nothing of what is scored matches too. */
const everybody: Query = { constant_score: { filter: { match_all: {} }, boost: scoreOfAll } };
/** Scores have to be required for the engine to pass over what can't reach the page; beside a filter alone it would score all. */
const scoring = (filter: Query[], must: Query[], score: Query[]): Query => {
  const required = [...must, ...(score.length > 0 ? [{ bool: { should: [...score, everybody] } }] : [])];
  return { bool: { filter, ...(required.length > 0 && { must: required }) } };
};
const wholePlace = (sort: CursorPosition): CursorPosition => sort;
const goingOn = (after: CursorPosition | null) => (after === null ? {} : { search_after: [...after] as estypes.SortResults });

/**
 * A page as the engine is asked for it. A request that counts up to `exactUpTo` has to look at as many matches, one that
 * does not skips whatever can't be on its page, so the two are asked beside each other. Only in the order in which the
 * index is kept, where the first matches are the page, counting costs nothing more. Where those who come first lie at the
 * end of the index, the engine would find better and better ones all along and could skip nobody: `boundOf` says within which
 * figure to look.
 */
export function searchRequests(prepared: PreparedFilter, input: SearchCreatorsInput, after: CursorPosition | null, boundOf: (figure: SortedFigure) => number | null): SearchRequests {
  const { sort, score, filters, must, isAsKept, isBetterFirst, againstSize } = ordered(prepared, input);
  const page = (query: Query, order: estypes.SortCombinations[], from: CursorPosition | null, counted: number | false = false): Request => ({
    query,
    sort: order,
    size: input.limit,
    track_total_hits: counted,
    _source: ["card"],
    ...goingOn(from),
  });
  if (isAsKept) return { parts: [{ request: page(scoring(filters, must, score), sort, after, exactUpTo), position: wholePlace }], count: null, isBounded: false };
  const count: Request = { query: { bool: { filter: [...filters, ...must] } }, size: 0, track_total_hits: exactUpTo };
  const bound = againstSize && withinBound(againstSize, boundOf(againstSize), after);
  const searched = bound ? [...filters, bound] : filters;
  if (!isBetterFirst || must.length > 0) return { parts: [{ request: page(scoring(searched, must, score), sort, after), position: wholePlace }], count, isBounded: bound !== null };
  // Few match better than the rest, and the rest come in the order in which the index is kept: neither part is looked through.
  const isPastBetter = after !== null && after[0] === 0;
  const better: PagePart = { request: page({ bool: { filter: filters, must: [{ bool: { should: score } }] } }, sort, after), position: wholePlace };
  const others: PagePart = { request: page({ bool: { filter: filters, must_not: score } }, sort.slice(1), isPastBetter ? after.slice(1) : null), position: (place) => [0, ...place] };
  return { parts: isPastBetter ? [others] : [better, others], count, isBounded: false };
}

/** Nobody lies within a bound after a place that is beyond it. */
function withinBound({ field, order }: SortedFigure, bound: number | null, after: CursorPosition | null): Query | null {
  const from = after?.[0];
  const isPast = bound === null || (typeof from === "number" && (order === "desc" ? from < bound : from > bound));
  return isPast ? null : { range: { [field]: { [order === "desc" ? "gte" : "lte"]: bound } } };
}

/** Ids alone, in order: read from the sort values, so that no document is opened. */
export function idsRequest(alias: string, prepared: PreparedFilter, sort: SearchCreatorsInput["sort"], limit: number): estypes.SearchRequest {
  const { filters, must, score, sort: order } = ordered(prepared, { sort });
  return { index: alias, query: scoring(filters, must, score), sort: order, size: Math.min(limit, exactUpTo), track_total_hits: false, _source: false, stored_fields: "_none_" };
}
