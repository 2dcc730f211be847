import type { CreatorConditions, CreatorFilter } from "@fanfare/contracts/discovery";
import type { ConditionName } from "./filter-fields.ts";

/** The value without what says nothing: undefined, null, empty texts, lists and objects. False and 0 say something. */
function prune(value: unknown): unknown {
  if (Array.isArray(value)) {
    const kept = value.map(prune).filter((item) => item !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  if (typeof value === "object" && value !== null) {
    const kept = Object.entries(value).map(([key, item]) => [key, prune(item)] as const).filter(([, item]) => item !== undefined);
    return kept.length > 0 ? Object.fromEntries(kept) : undefined;
  }
  return value === "" || value === null ? undefined : value;
}

/** The filter's parts that narrow. An empty group goes, too: as `noneOf` it would leave out everybody. */
export const cleanFilter = <Filter extends CreatorConditions>(filter: Filter): Filter => (prune(filter) ?? {}) as Filter;

export const isEmptyFilter = (filter: CreatorConditions): boolean => prune(filter) === undefined;

/** The conditions with one of them set, or taken away by undefined. */
export function withCondition<Filter extends CreatorConditions, Name extends ConditionName>(filter: Filter, name: Name, value: CreatorConditions[Name]): Filter {
  return cleanFilter({ ...filter, [name]: value });
}

const asText = (value: unknown): string => JSON.stringify(value);

function union(left: readonly unknown[], right: readonly unknown[]): unknown[] {
  const seen = new Set(left.map(asText));
  return [...left, ...right.filter((item) => !seen.has(asText(item)))];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Lists grow, ranges and single values are replaced: what was said last counts. */
function merged(present: unknown, added: unknown): unknown {
  if (Array.isArray(present) && Array.isArray(added)) return union(present, added);
  if (isRecord(present) && isRecord(added)) {
    if ("min" in added || "max" in added) return added;
    return Object.fromEntries([...new Set([...Object.keys(present), ...Object.keys(added)])].map((key) => [key, key in added ? merged(present[key], added[key]) : present[key]]));
  }
  return added;
}

/** Both filters in one: choices and words are put together, a range of `added` takes the place of the one before. */
export const mergeFilters = (present: CreatorFilter, added: CreatorFilter): CreatorFilter => cleanFilter(merged(present, cleanFilter(added)) as CreatorFilter);

/** True when both ask for the same. */
export const isSameFilter = (left: CreatorFilter, right: CreatorFilter): boolean => sortedText(cleanFilter(left)) === sortedText(cleanFilter(right));

function sortedText(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (isRecord(item) ? Object.fromEntries(Object.entries(item).sort(([left], [right]) => left.localeCompare(right))) : item));
}
