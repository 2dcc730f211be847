import { rangeMetrics, type CreatorConditions, type CreatorFilter } from "@fanfare/contracts/discovery";
import { withCondition } from "./filter-change.ts";
import { audienceParts, choiceFields, dayFields, flagFields, listFields, textFields, type AudiencePart, type ChoiceField, type ConditionName, type DayField, type FlagField, type ListField, type TextField } from "./filter-fields.ts";

type Bounds = { min?: number | undefined; max?: number | undefined };

/** What a chip says, to be put in words by `chipLabel`. */
export type ChipContent =
  | ({ kind: "range"; field: string } & Bounds)
  | { kind: "values"; field: ChoiceField | ListField; values: readonly string[]; isExcluded: boolean }
  | { kind: "words"; field: TextField; values: readonly string[]; mode: "all" | "any" | "none" }
  | { kind: "flag"; field: FlagField | "audienceIsKnown"; value: boolean }
  | { kind: "days"; field: DayField; days: number }
  | ({ kind: "growth"; metric: string; days: number } & Bounds)
  | ({ kind: "price"; currency: string; basis: string } & Bounds)
  | { kind: "share"; part: AudiencePart; value: string; minShare: number }
  | { kind: "ageShare"; from: string; to: string; minShare: number }
  | { kind: "basis"; value: string }
  | { kind: "source"; value: string }
  | { kind: "text"; value: string };

/** One condition in force: what it says, where it is edited, and the conditions without it. */
export type Chip = { id: string; field: ConditionName; content: ChipContent; without: <Filter extends CreatorConditions>(filter: Filter) => Filter };

const chip = <Name extends ConditionName>(field: Name, id: string, content: ChipContent, rest: (value: NonNullable<CreatorConditions[Name]>) => CreatorConditions[Name]): Chip => ({
  id: `${field}${id}`,
  field,
  content,
  without: (filter) => {
    const value = filter[field];
    return value === undefined ? filter : withCondition(filter, field, rest(value as NonNullable<CreatorConditions[Name]>));
  },
});

const nothing = () => undefined;

function choiceChips(filter: CreatorConditions): Chip[] {
  return choiceFields.flatMap((field) =>
    (["include", "exclude"] as const).flatMap((side) => {
      const values = filter[field]?.[side];
      return values?.length ? [chip(field, `.${side}`, { kind: "values", field, values, isExcluded: side === "exclude" }, (value) => ({ ...value, [side]: undefined }))] : [];
    }),
  );
}

function textChips(filter: CreatorConditions): Chip[] {
  return textFields.flatMap((field) =>
    (["all", "any", "none"] as const).flatMap((mode) => {
      const values = filter[field]?.[mode];
      return values?.length ? [chip(field, `.${mode}`, { kind: "words", field, values, mode }, (value) => ({ ...value, [mode]: undefined }))] : [];
    }),
  );
}

function figureChips(filter: CreatorConditions): Chip[] {
  const ranges = [...rangeMetrics, "age" as const].flatMap((field) => {
    const range = filter[field];
    return range && (range.min !== undefined || range.max !== undefined) ? [chip(field, "", { kind: "range", field, ...range }, nothing)] : [];
  });
  const growth = (filter.growth ?? []).map(({ metric, days, min, max }, index) =>
    chip("growth", `.${metric}.${days}.${index}`, { kind: "growth", metric, days, min, max }, (value) => value.filter((_, at) => at !== index)),
  );
  return [...ranges, ...growth];
}

function plainChips(filter: CreatorConditions): Chip[] {
  const lists = listFields.flatMap((field) => {
    const values = filter[field];
    return values?.length ? [chip(field, "", { kind: "values", field, values, isExcluded: field.startsWith("not") }, nothing)] : [];
  });
  const flags = flagFields.flatMap((field) => (filter[field] === undefined ? [] : [chip(field, "", { kind: "flag", field, value: filter[field] }, nothing)]));
  const days = dayFields.flatMap((field) => (filter[field] === undefined ? [] : [chip(field, "", { kind: "days", field, days: filter[field] }, nothing)]));
  const price = filter.price ? [chip("price", "", { kind: "price", ...filter.price }, nothing)] : [];
  const source = filter.source ? [chip("source", "", { kind: "source", value: filter.source }, nothing)] : [];
  return [...lists, ...flags, ...days, ...price, ...source];
}

function audienceChips({ audience }: CreatorConditions): Chip[] {
  if (!audience) return [];
  const shares = audienceParts.flatMap((part) =>
    (audience[part] ?? []).map(({ value, minShare }) =>
      chip("audience", `.${part}.${value}`, { kind: "share", part, value, minShare }, (all) => ({ ...all, [part]: (all[part] as { value: string }[] | undefined)?.filter((entry) => entry.value !== value) })),
    ),
  );
  const ages = (audience.ages ?? []).map(({ from, to, minShare }, index) =>
    chip("audience", `.ages.${from}.${to}`, { kind: "ageShare", from, to, minShare }, (all) => ({ ...all, ages: all.ages?.filter((_, at) => at !== index) })),
  );
  const credibility = audience.credibility ? [chip("audience", ".credibility", { kind: "range", field: "credibility", ...audience.credibility }, (all) => ({ ...all, credibility: undefined }))] : [];
  const basis = audience.basis ? [chip("audience", ".basis", { kind: "basis", value: audience.basis }, (all) => ({ ...all, basis: undefined }))] : [];
  const known = audience.isKnown === undefined ? [] : [chip("audience", ".isKnown", { kind: "flag", field: "audienceIsKnown", value: audience.isKnown }, (all) => ({ ...all, isKnown: undefined }))];
  return [...shares, ...ages, ...credibility, ...basis, ...known];
}

/** Every condition in force as a chip, in a fixed order. The searched text is a chip of its own. */
export function chipsOf(filter: CreatorConditions): Chip[] {
  const text = filter.text?.trim() ? [chip("text", "", { kind: "text", value: filter.text.trim() }, nothing)] : [];
  return [...text, ...choiceChips(filter), ...figureChips(filter), ...textChips(filter), ...audienceChips(filter), ...plainChips(filter)];
}

export const groupKinds = ["anyOf", "noneOf"] as const;
export type GroupKind = (typeof groupKinds)[number];

/** The filter with a group put in place of the one at `index`, added after the last, or taken out by null. */
export function withGroup(filter: CreatorFilter, kind: GroupKind, index: number, group: CreatorConditions | null): CreatorFilter {
  const groups = [...(filter[kind] ?? [])];
  groups.splice(index, 1, ...(group ? [group] : []));
  return { ...filter, [kind]: groups.length > 0 ? groups : undefined };
}
