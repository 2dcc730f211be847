import { ageBrackets } from "@fanfare/contracts/creator-metrics";
import { growthWindows, shareSteps, type CreatorFilter } from "@fanfare/contracts/discovery";
import { currencyExponents, type Currency } from "@fanfare/contracts/money";
import type { Metric } from "./lexicon.ts";
import type { Quantity } from "./quantity.ts";
import type { Token } from "./tokens.ts";

type Audience = NonNullable<CreatorFilter["audience"]>;
type AudienceList = "countries" | "cities" | "languages" | "genders" | "interests";
type ChoiceField = "networks" | "countries" | "cities" | "languages" | "genders" | "topics" | "brands" | "games" | "hashtags" | "mentions" | "accountTypes" | "postKinds";

/** Which share of an audience is meant where the sentence says none: a noticeable part, and for genders most of it. */
const usualShare: Record<AudienceList | "ages", number> = { countries: 0.2, cities: 0.1, languages: 0.2, genders: 0.5, interests: 0.1, ages: 0.3 };
/** "Growing" without a number. */
const usualGrowth = 0.05;

const nearest = <T extends number>(steps: readonly T[], value: number): T => steps.reduce((best, step) => (Math.abs(step - value) < Math.abs(best - value) ? step : best));
const bracketFrom = (bracket: string): number => Number.parseInt(bracket, 10);
const bracketTo = (bracket: string): number => (bracket.endsWith("+") ? 200 : Number(bracket.split("-")[1]));

/** The filter as far as a sentence was read, which words became what, and which words are used up. */
export type Draft = { filter: CreatorFilter; understood: { words: string; field: string }[]; used: Set<number>; noted: Set<number> };

/** Marks the tokens as read and says what they became: the words as they stand, without those that became something else. */
export function note({ understood, used, noted }: Draft, sentence: string, tokens: readonly Token[], field: string, at: readonly number[]): void {
  const runs: [first: number, last: number][] = [];
  for (const index of [...at].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    const isNear = run && index - run[1] <= 4 && tokens.slice(run[1] + 1, index).every((_, between) => !noted.has(run[1] + 1 + between));
    if (isNear) run[1] = index;
    else runs.push([index, index]);
  }
  for (const index of at) {
    used.add(index);
    noted.add(index);
  }
  understood.push({ words: runs.map(([first, last]) => sentence.slice(tokens[first]!.start, tokens[last]!.end)).join(" "), field });
}

/** Adds one value to any-of or none-of. False when the list is full. */
export function addChoice(filter: CreatorFilter, field: ChoiceField, value: string, isExcluded: boolean): boolean {
  const choice = (filter[field] ?? {}) as { include?: string[]; exclude?: string[] };
  const side = isExcluded ? "exclude" : "include";
  const values = choice[side] ?? [];
  if (values.length >= 50) return false;
  Object.assign(filter, { [field]: { ...choice, [side]: [...new Set([...values, value])] } });
  return true;
}

/** Adds a share of the audience, by the nearest step that can be asked for. */
export function addAudience(filter: CreatorFilter, list: AudienceList, value: string, share: number | null): boolean {
  const audience: Audience = (filter.audience ??= {});
  const entries = (audience[list] ?? []) as { value: string; minShare: number }[];
  if (entries.length >= 20) return false;
  const others = entries.filter((entry) => entry.value !== value);
  Object.assign(audience, { [list]: [...others, { value, minShare: nearest(shareSteps, share ?? usualShare[list]) }] });
  return true;
}

/** Ages of the audience as the brackets that they touch: 20-30 are 18-24 and 25-34 together. */
export function addAudienceAges(filter: CreatorFilter, { min, max }: { min: number | null; max: number | null }, share: number | null): boolean {
  const touched = ageBrackets.filter((bracket) => bracketTo(bracket) >= (min ?? 0) && bracketFrom(bracket) < (max === null ? 200 : Math.max(max, (min ?? 0) + 1)));
  const audience: Audience = (filter.audience ??= {});
  const ages = audience.ages ?? [];
  if (touched.length === 0 || ages.length >= 6) return false;
  audience.ages = [...ages, { from: touched[0]!, to: touched.at(-1)!, minShare: nearest(shareSteps, share ?? usualShare.ages) }];
  return true;
}

/** Gives the audience's newest entry another share: "audience from Germany over 30 %". False when there is none. */
export function shareOfLast(filter: CreatorFilter, list: AudienceList | "ages", share: number): boolean {
  const entry = filter.audience?.[list]?.at(-1);
  if (entry) entry.minShare = nearest(shareSteps, share);
  return entry !== undefined;
}

export function addGrowth(filter: CreatorFilter, metric: "followers" | "likes" | "views", quantity: Quantity | null, days: number | null): boolean {
  const growth = filter.growth ?? [];
  if (growth.length >= 6) return false;
  const scale = quantity?.isPercent || (quantity?.min ?? quantity?.max ?? 0) > 1 ? 100 : 1;
  const range = quantity ? bounds(quantity, (value) => Math.min(1_000, round(value / scale)), "min") : { min: usualGrowth };
  filter.growth = [...growth, { metric, days: nearest(growthWindows, days ?? 30), ...range }];
  return true;
}

function bounds(quantity: Quantity, change: (value: number) => number, plain: "min" | "max"): { min?: number; max?: number } {
  const [min, max] = quantity.bound === "plain" && plain === "max" ? [null, quantity.min] : [quantity.min, quantity.max];
  return { ...(min === null ? {} : { min: change(min) }), ...(max === null ? {} : { max: change(max) }) };
}

const largestCount = 100_000_000_000;
const whole = (value: number): number => Math.min(largestCount, Math.round(value));
/** 3 and 3 % are both three per cent where a share is asked for; 0.03 is as well. */
const shareOf = (quantity: Quantity, most: number) => (value: number) => Math.min(most, quantity.isPercent || value > 1 ? round(value / 100) : value);
const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Puts a quantity under the metric it is of. False when it can't be meant: then its words are left. */
export function setMetric(filter: CreatorFilter, metric: Metric, quantity: Quantity): boolean {
  switch (metric) {
    case "price":
      filter.price = { currency: quantity.currency ?? "EUR", basis: "either", ...bounds(quantity, minorUnits(quantity.currency ?? "EUR"), "max") };
      return true;
    case "age": {
      const range = bounds(quantity, (value) => Math.min(120, Math.max(13, Math.round(value))), "min");
      filter.age = quantity.bound === "plain" ? { min: range.min, max: range.min } : range;
      return true;
    }
    case "credibility":
      filter.audience = { ...filter.audience, credibility: bounds(quantity, shareOf(quantity, 1), "min") };
      return true;
    case "engagementRate": {
      // "500 engagement" can't be a rate.
      if (!quantity.isPercent && (quantity.min ?? quantity.max ?? 0) >= 100) return setMetric(filter, "engagements", quantity);
      filter.engagementRate = bounds(quantity, shareOf(quantity, 10), "min");
      return true;
    }
    case "authenticity":
      filter.authenticity = bounds(quantity, (value) => Math.min(100, value), "min");
      return true;
    case "activeDaysPerWeek":
      filter.activeDaysPerWeek = bounds(quantity, (value) => Math.min(7, value), "min");
      return true;
    default:
      if (quantity.isPercent) return false;
      filter[metric] = bounds(quantity, whole, "min");
      return true;
  }
}

const minorUnits = (currency: Currency) => (value: number) => Math.min(1_000_000_000_000, Math.round(value * 10 ** currencyExponents[currency]));
