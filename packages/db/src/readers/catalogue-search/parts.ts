/** Collects what a statement is bound to: answers the parameter's name. */
export type Bind = (value: unknown) => string;
type Choice<T> = { include?: T[] | undefined; exclude?: T[] | undefined };
type Range = { min?: number | undefined; max?: number | undefined };

export const all = (conditions: readonly string[]): string => (conditions.length === 0 ? "true" : conditions.map((condition) => `(${condition})`).join(" AND "));
export const any = (conditions: readonly string[]): string => (conditions.length === 0 ? "false" : conditions.map((condition) => `(${condition})`).join(" OR "));
/** Also true where nothing is known: leaving out takes only those of whom it is known. */
export const not = (condition: string): string => `(${condition}) IS NOT TRUE`;

/** That the creator has such an account, post or rate. `OFFSET 0` keeps the planner from collecting those of everybody first. */
export const has = (from: string): string => `EXISTS (SELECT 1 FROM ${from} OFFSET 0)`;

/** Shares and rates come from divisions: what misses a bound by less than this has reached it. */
const tolerance = 1e-9;

export function within(expression: string, range: Range | undefined, bind: Bind): string[] {
  const { min, max } = range ?? {};
  return [
    ...(min === undefined ? [] : [`${expression} >= ${bind(min - tolerance)}::float8`]),
    ...(max === undefined ? [] : [`${expression} <= ${bind(max + tolerance)}::float8`]),
  ];
}

/** `holds` makes the condition that one of the values is there. Empty lists do not narrow. */
export function chosen<T>(choice: Choice<T> | undefined, holds: (values: T[]) => string): string[] {
  const { include = [], exclude = [] } = choice ?? {};
  return [...(include.length > 0 ? [holds(include)] : []), ...(exclude.length > 0 ? [not(holds(exclude))] : [])];
}
