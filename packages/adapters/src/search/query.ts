import type { CreatorFilter, SearchCreatorsInput } from "@fanfare/contracts/discovery";
import { fold } from "@fanfare/domain/discovery";
import type { estypes } from "@elastic/elasticsearch";
import { publicOwner } from "./documents.ts";

type Query = estypes.QueryDslQueryContainer;
type Range = { min?: number | undefined; max?: number | undefined };

/** The one place where the tenant's view is made: in filter context, on every query. */
const visibleTo = (organizationId: string): Query => ({ terms: { owner: [organizationId, publicOwner] } });

const hasRange = (range: Range) => range.min !== undefined || range.max !== undefined;
const within = (field: string, range: Range): Query[] =>
  hasRange(range) ? [{ range: { [field]: { ...(range.min !== undefined && { gte: range.min }), ...(range.max !== undefined && { lte: range.max }) } } }] : [];
const anyOf = (field: string, values: readonly string[]): Query[] => (values.length > 0 ? [{ terms: { [field]: [...values] } }] : []);

export type FacetName = "platforms" | "languages" | "countries" | "followers";

/**
 * The query of a filter. `without` leaves out one facet's own filter, so that its counts say what choosing another value
 * would give. People's text is plain text: it is folded to words, and no operator of any query language survives that.
 */
export function creatorQuery(organizationId: string, filter: CreatorFilter, excludedIds: readonly string[], without?: FacetName): Query {
  const text = fold(filter.text);
  const words: Query[] = text === "" ? [] : [{ match_bool_prefix: { all: { query: text, operator: "and" } } }];
  const better: Query[] = text === "" ? [] : [{ term: { handles: { value: text.replaceAll(" ", ""), boost: 8 } } }, { match: { name: { query: text, boost: 3 } } }];
  return {
    bool: {
      filter: [
        visibleTo(organizationId),
        ...(without === "languages" ? [] : anyOf("languages", filter.languages)),
        ...(without === "countries" ? [] : anyOf("country", filter.countries)),
        ...anyOf("topics", filter.topics.map(fold)),
        ...(filter.source ? [{ term: { source: filter.source } }] : []),
        ...accountFilter(filter, without),
      ],
      must: words,
      should: better,
      minimum_should_match: 0,
      ...(excludedIds.length > 0 && { must_not: [{ terms: { id: [...excludedIds] } }] }),
    },
  };
}

/** Platform, followers and engagement have to hold for one and the same account. */
function accountFilter(filter: CreatorFilter, without?: FacetName): Query[] {
  const conditions = [
    ...(without === "platforms" ? [] : anyOf("accounts.platform", filter.platforms)),
    ...(without === "followers" ? [] : within("accounts.followers", filter.followers)),
    ...within("accounts.engagementRate", filter.engagementRate),
  ];
  return conditions.length === 0 ? [] : [{ nested: { path: "accounts", query: { bool: { filter: conditions } } } }];
}

/** The order of results; the id makes it total, so that a cursor never skips or repeats. */
export function sortOf(sort: SearchCreatorsInput["sort"], hasText: boolean): estypes.SortCombinations[] {
  const largestFirst = (field: string): estypes.SortCombinations => ({ [field]: { order: "desc", missing: "_last" } });
  const byId: estypes.SortCombinations = { id: "asc" };
  switch (sort) {
    case "name":
      return [{ nameKey: { order: "asc" } }, byId];
    case "relevance":
      return hasText ? [{ _score: { order: "desc" } }, largestFirst("followers"), byId] : [largestFirst("followers"), byId];
    default:
      return [largestFirst(sort), byId];
  }
}

export const followersSteps = [0, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];
