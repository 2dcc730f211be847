import type { CreatorConditions, CreatorFilter } from "@fanfare/contracts/discovery";

/**
 * The one form of a filter that asks for the same: fields and list entries in order, and nothing that does not narrow.
 * Pages, facets and cursors are kept under it, so that people who chose the same in another order share them.
 */
export function canonicalFilter(filter: CreatorFilter): CreatorFilter {
  return (canonical(filter) ?? {}) as CreatorFilter;
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : distinct(value.map((entry) => canonical(entry) ?? entry));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value)
    .map(([name, field]) => [name, canonical(field)] as const)
    .filter(([, field]) => field !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

/** Every list of a filter is a choice: neither its order nor a repetition means anything. */
function distinct(entries: readonly unknown[]): unknown[] {
  const byText = new Map(entries.map((entry) => [JSON.stringify(entry), entry]));
  return [...byText.keys()].sort().map((text) => byText.get(text));
}

const ownHistory = ["inLists", "notInLists", "notInCampaigns", "notContactedWithinDays", "notDeclined"] as const satisfies readonly (keyof CreatorConditions)[];

/** Whether the answer depends on what the organization did with creators, beside what the catalogue says of them. */
export function asksOwnHistory({ anyOf = [], noneOf = [], ...conditions }: CreatorFilter): boolean {
  return [conditions, ...anyOf, ...noneOf].some((group) => ownHistory.some((name) => group[name] !== undefined));
}
