import type { ChipContent } from "./filter-chips.ts";
import { isShare } from "./filter-fields.ts";

/** How values are named in the person's language: networks, countries, languages, lists, campaigns, chosen creators. */
export type FilterWords = {
  t: (key: string, values?: Record<string, string | number>) => string;
  count: (value: number) => string;
  share: (value: number) => string;
  money: (minorUnits: number, currency: string) => string;
  /** A value of a condition by its name; values without one stand for themselves. */
  value: (field: string, value: string) => string;
};

const shownValues = 3;

type Bounds = { min?: number | undefined; max?: number | undefined };

/** "10K to 50K", "from 10K", "up to 50K". */
export function rangeText({ min, max }: Bounds, words: FilterWords, write: (value: number) => string): string {
  if (min !== undefined && max !== undefined) return words.t("chip.between", { min: write(min), max: write(max) });
  if (min !== undefined) return words.t("chip.from", { min: write(min) });
  return max === undefined ? words.t("chip.any") : words.t("chip.upTo", { max: write(max) });
}

function listText(values: readonly string[], words: FilterWords): string {
  const shown = values.slice(0, shownValues).join(", ");
  return values.length > shownValues ? words.t("chip.andMore", { values: shown, count: values.length - shownValues }) : shown;
}

const writerOf = (field: string, words: FilterWords) => (isShare(field) || field === "credibility" ? words.share : field === "age" ? String : words.count);

/** A condition in a few words of the person's language, as it stands on its chip. */
export function chipLabel(content: ChipContent, words: FilterWords): string {
  const { t } = words;
  const named = (field: string, value: string) => t("chip.named", { field: t(`field.${field}`), value });
  switch (content.kind) {
    case "range":
      return named(content.field, rangeText(content, words, writerOf(content.field, words)));
    case "values": {
      const values = listText(content.values.map((value) => words.value(content.field, value)), words);
      return content.isExcluded && !content.field.startsWith("not") ? t("chip.not", { field: t(`field.${content.field}`), value: values }) : named(content.field, values);
    }
    case "words":
      return t(`chip.words.${content.mode}`, { field: t(`field.${content.field}`), value: listText(content.values.map((word) => `“${word}”`), words) });
    case "flag":
      return t(`flag.${content.field}.${content.value ? "yes" : "no"}`);
    case "days":
      return t(`chip.${content.field}`, { days: content.days });
    case "growth":
      return t("chip.growth", { metric: t(`growth.${content.metric}`), days: content.days, range: rangeText(content, words, words.share) });
    case "price":
      return named(`price-${content.basis}`, rangeText(content, words, (value) => words.money(value, content.currency)));
    case "share":
      return t("chip.share", { value: words.value(content.part, content.value), share: words.share(content.minShare) });
    case "ageShare":
      return t("chip.share", { value: ageText(content, words), share: words.share(content.minShare) });
    case "basis":
      return named("basis", t(`basis.${content.value}`));
    case "source":
      return named("source", t(`source.${content.value}`));
    case "text":
      return t("chip.text", { value: content.value });
  }
}

/** "18 to 34", "65 and over". */
export function ageText({ from, to }: { from: string; to: string }, words: Pick<FilterWords, "t">): string {
  const [first = from] = from.split(/[-+]/);
  const last = to.split("-")[1];
  return last === undefined ? words.t("chip.ageOver", { from: first }) : words.t("chip.ages", { from: first, to: last });
}
