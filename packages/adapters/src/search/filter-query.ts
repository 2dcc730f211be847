import type { CreatorConditions, CreatorFilter } from "@fanfare/contracts/discovery";
import { fold, type ResolvedIds } from "@fanfare/domain/discovery";
import { accountClauses } from "./account-query.ts";
import { allOf, anyValue, choice, equal, holding, isEmpty, join, known, noClauses, nothing, oneOf, within, type Clauses, type Query } from "./clauses.ts";
import { oneWord } from "./stored.ts";
import { anywhereFields, textMatch, words } from "./text-query.ts";
import { visibleTo } from "./visibility.ts";

/** Creators to be like, as one vector: null when nothing is known of them. `named` are left out of the answer. */
export type Likeness = { field: "content" | "audience"; vector: number[] | null; named: readonly string[] };

/** Conditions with what had to be looked up for them. */
export type Prepared = { conditions: CreatorConditions; ids: ResolvedIds; likeness: readonly Likeness[] };
export type PreparedFilter = { organizationId: string; own: Prepared; anyOf: readonly Prepared[]; noneOf: readonly Prepared[] };

/** How many of the nearest creators a likeness is searched among. */
export const nearest = 1_000;

/**
 * The query of a filter, all of it in filter context but the likenesses asked for at the top, which give a score.
 * A group that asks for nothing does not narrow.
 */
export function filterQuery({ organizationId, own, anyOf, noneOf }: PreparedFilter): { filter: Query; alike: Query[] } {
  const seen = holding(visibleTo(organizationId));
  const base = join([seen, conditionClauses(own)]);
  const any = groupQueries(base, anyOf);
  const none = groupQueries(seen, noneOf);
  const all = join([base, any.length > 0 ? holding(oneOf(any)) : noClauses, { filter: [], mustNot: none }]);
  return { filter: allOf(all), alike: own.likeness.map((likeness) => alikeQuery(likeness, all)) };
}

function groupQueries(around: Clauses, groups: readonly Prepared[]): Query[] {
  return groups.flatMap((group) => {
    const clauses = conditionClauses(group);
    const alike = group.likeness.map((likeness) => alikeQuery(likeness, join([around, clauses])));
    const whole = join([clauses, holding(...alike)]);
    return isEmpty(whole) ? [] : [allOf(whole)];
  });
}

/** The nearest ones among those for whom everything else holds. */
function alikeQuery({ field, vector, named }: Likeness, others: Clauses): Query {
  if (vector === null) return nothing;
  const filter = allOf(join([others, { filter: [], mustNot: [{ terms: { id: [...named] } }] }]));
  return { knn: { field, query_vector: vector, k: nearest, num_candidates: nearest, filter } };
}

function conditionClauses({ conditions, ids }: Prepared): Clauses {
  return join([accountClauses(conditions), aboutCreator(conditions), aboutContent(conditions), priced(conditions.price), resolved(ids)]);
}

function aboutCreator(conditions: CreatorConditions): Clauses {
  const { age } = conditions;
  const year = new Date().getUTCFullYear();
  return join([
    choice("country", conditions.countries),
    choice("city", conditions.cities, fold),
    choice("languages", conditions.languages),
    choice("gender", conditions.genders),
    within("birthYear", age && { min: age.max === undefined ? undefined : year - age.max, max: age.min === undefined ? undefined : year - age.min }),
    choice("topics", conditions.topics, fold),
    choice("brands", conditions.brands, fold),
    known("contacts", conditions.hasContact),
    anyValue("contacts", conditions.contacts),
    equal("source", conditions.source),
  ]);
}

function aboutContent(conditions: CreatorConditions): Clauses {
  return join([
    words(conditions.text),
    textMatch(["bio"], conditions.bio),
    textMatch(["captions"], conditions.captions),
    textMatch(anywhereFields, conditions.anywhere),
    choice("hashtags", conditions.hashtags, oneWord),
    choice("mentions", conditions.mentions, oneWord),
  ]);
}

/** One of the prices a creator asks for lies in the range, or our estimate for the largest account does. */
function priced(price: CreatorConditions["price"]): Clauses {
  if (!price || (price.min === undefined && price.max === undefined)) return noClauses;
  const asked = within(`statedPrice.${price.currency}`, price);
  // The formula's currency is the only one there is an estimate in.
  const estimate = price.currency === "USD" ? within("estimatedPrice.USD", price) : holding(nothing);
  if (price.basis === "stated") return asked;
  if (price.basis === "estimated") return estimate;
  const nothingAsked: Clauses = { filter: [], mustNot: [{ exists: { field: `statedPrice.${price.currency}` } }] };
  return holding(oneOf([allOf(asked), allOf(join([estimate, nothingAsked]))]));
}

const resolved = ({ only, except }: ResolvedIds): Clauses => ({
  filter: only === null ? [] : [only.length === 0 ? nothing : { terms: { id: only } }],
  mustNot: anyValue("id", except).filter,
});

/** A filter's own conditions, without its groups. */
export function ownConditions(filter: CreatorFilter): CreatorConditions {
  const { anyOf: _anyOf, noneOf: _noneOf, ...conditions } = filter;
  return conditions;
}
