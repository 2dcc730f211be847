import type { estypes } from "@elastic/elasticsearch";

export type Query = estypes.QueryDslQueryContainer;
type Range = { min?: number | undefined; max?: number | undefined } | undefined;
type Choice<T extends string> = { include?: readonly T[] | undefined; exclude?: readonly T[] | undefined } | undefined;

/** What has to hold and what must not: lists that are joined until one query is made of them. */
export type Clauses = { filter: Query[]; mustNot: Query[] };

export const noClauses: Clauses = { filter: [], mustNot: [] };
export const isEmpty = ({ filter, mustNot }: Clauses): boolean => filter.length + mustNot.length === 0;
export const join = (parts: readonly Clauses[]): Clauses => ({ filter: parts.flatMap((part) => part.filter), mustNot: parts.flatMap((part) => part.mustNot) });
export const holding = (...filter: Query[]): Clauses => ({ filter, mustNot: [] });

export const allOf = ({ filter, mustNot }: Clauses): Query => ({ bool: { filter, ...(mustNot.length > 0 && { must_not: mustNot }) } });
export const oneOf = (queries: Query[]): Query => (queries.length === 1 ? queries[0]! : { bool: { should: queries, minimum_should_match: 1 } });
export const nothing: Query = { match_none: {} };

/** From `min` to `max`, both included; no clause when neither is given. */
export function within(field: string, range: Range): Clauses {
  if (range?.min === undefined && range?.max === undefined) return noClauses;
  return holding({ range: { [field]: { ...(range.min !== undefined && { gte: range.min }), ...(range.max !== undefined && { lte: range.max }) } } });
}

/** Any of these values; no clause when there are none. */
export const anyValue = (field: string, values: readonly string[] | undefined): Clauses => (values?.length ? holding({ terms: { [field]: [...values] } }) : noClauses);

/** Any of `include`, none of `exclude`, each in the form in which the field keeps it. */
export function choice<T extends string>(field: string, chosen: Choice<T>, form: (value: T) => string = (value) => value): Clauses {
  const { filter } = anyValue(field, chosen?.include?.map(form));
  const { filter: mustNot } = anyValue(field, chosen?.exclude?.map(form));
  return { filter, mustNot };
}

export const equal = (field: string, value: string | boolean | undefined): Clauses => (value === undefined ? noClauses : holding({ term: { [field]: value } }));

export function known(field: string, isKnown: boolean | undefined): Clauses {
  if (isKnown === undefined) return noClauses;
  const exists: Query = { exists: { field } };
  return isKnown ? holding(exists) : { filter: [], mustNot: [exists] };
}
