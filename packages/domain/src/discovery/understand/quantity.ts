import type { Currency } from "@fanfare/contracts/money";
import { lookUp, type Meaning } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/** A number or a range as people write it: "20-80k", "over 3 %", "from 10k to 50k", "€500", "18+". */
export type Quantity = {
  min: number | null;
  max: number | null;
  /** "about": a quarter less to a quarter more. "plain": a number alone, whose side depends on what it is of. */
  bound: "min" | "max" | "range" | "about" | "plain";
  isPercent: boolean;
  currency: Currency | null;
  hasScale: boolean;
  length: number;
};

type Read = { value: number; factor: number; length: number };

/** 1,234 and 1.234 are whole numbers: a separator before three digits groups thousands. 1.5 and 3,5 are not. */
function numberOf(text: string): number {
  if (/^\d{1,3}([.,]\d{3})+$/.test(text)) return Number(text.replace(/[.,]/g, ""));
  const [whole = "", part = "", ...more] = text.split(/[.,]/);
  return more.length > 0 ? Number([whole, part, ...more].join("")) : Number(part === "" ? whole : `${whole}.${part}`);
}

const meaningAt = (tokens: readonly Token[], at: number, is: Meaning["is"]): { meaning: Meaning; length: number } | null => {
  const found = lookUp(tokens, at);
  return found?.meaning.is === is ? found : null;
};

const numberWords: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, один: 1, два: 2, две: 2, три: 3, четыре: 4, пять: 5, шесть: 6, полтора: 1.5 };

/** "two" in "two weeks" and in "two million": in other places it is a word like others. */
function readNumberWord(tokens: readonly Token[], at: number): Read | null {
  const value = numberWords[tokens[at]?.text.toLowerCase() ?? ""];
  const unit = lookUp(tokens, at + 1);
  if (value === undefined || !unit) return null;
  if (unit.meaning.is === "scale") return { value, factor: unit.meaning.factor, length: 1 + unit.length };
  return unit.meaning.is === "time" ? { value, factor: 1, length: 1 } : null;
}

/** A number with the groups of thousands that follow after spaces (100 000) and its scale (k, million). */
function readNumber(tokens: readonly Token[], at: number): Read | null {
  const first = tokens[at];
  if (first?.kind !== "number") return readNumberWord(tokens, at);
  let text = first.text;
  let length = 1;
  while (/^\d+$/.test(text) && tokens[at + length]?.kind === "number" && /^\d{3}$/.test(tokens[at + length]!.text) && tokens[at + length]!.start === tokens[at + length - 1]!.end + 1 && length < 4) {
    text += tokens[at + length]!.text;
    length += 1;
  }
  const scale = meaningAt(tokens, at + length, "scale");
  const factor = scale?.meaning.is === "scale" ? scale.meaning.factor : 1;
  const abbreviation = scale && tokens[at + length + scale.length]?.text === "." ? 1 : 0;
  return { value: numberOf(text), factor, length: length + (scale ? scale.length + abbreviation : 0) };
}

const currencyAt = (tokens: readonly Token[], at: number): { currency: Currency; length: number } | null => {
  const found = meaningAt(tokens, at, "currency");
  return found?.meaning.is === "currency" ? { currency: found.meaning.currency, length: found.length } : null;
};

/** The second number of a range, after a dash, "to", "до" or, after "between", "and". */
function readUpper(tokens: readonly Token[], at: number, opened: "min" | "max" | "about" | "between" | null): Read | null {
  const here = lookUp(tokens, at);
  const isTo = tokens[at]?.text === "-" || here?.meaning.is === "to" || (opened === "between" && here?.meaning.is === "and") || (opened === "min" && here?.meaning.is === "bound" && here.meaning.bound === "max");
  if (!isTo) return null;
  const skip = here && tokens[at]!.text !== "-" ? here.length : 1;
  const currency = currencyAt(tokens, at + skip);
  const read = readNumber(tokens, at + skip + (currency?.length ?? 0));
  return read && { ...read, length: read.length + skip + (currency?.length ?? 0) };
}

/** The quantity that begins here, with the words for its bound; null where none does. */
export function readQuantity(tokens: readonly Token[], at: number): Quantity | null {
  const found = meaningAt(tokens, at, "bound");
  const opened = found?.meaning.is === "bound" ? found.meaning.bound : null;
  let next = at + (found?.length ?? 0);
  const before = currencyAt(tokens, next);
  next += before?.length ?? 0;
  const lower = readNumber(tokens, next);
  if (!lower) return null;
  next += lower.length;
  const percentBetween = meaningAt(tokens, next, "percent");
  const upper = readUpper(tokens, next + (percentBetween?.length ?? 0), opened);
  if (upper) next += upper.length + (percentBetween?.length ?? 0);
  const isOpen = !upper && tokens[next]?.text === "+";
  if (isOpen) next += 1;
  const percent = meaningAt(tokens, next, "percent");
  next += percent?.length ?? 0;
  const closes = percent && !upper && tokens[next]?.text === "+";
  if (closes) next += 1;
  const after = currencyAt(tokens, next);
  next += after?.length ?? 0;
  const values = {
    isPercent: percent !== null || percentBetween !== null, currency: before?.currency ?? after?.currency ?? null,
    hasScale: lower.factor > 1 || (upper?.factor ?? 1) > 1, length: next - at,
  };
  if (upper) {
    const high = upper.value * upper.factor;
    // "20-80k" means thousands on both sides, "500-1.5k" does not.
    const inherited = lower.factor === 1 && lower.value * upper.factor <= high ? lower.value * upper.factor : lower.value * lower.factor;
    return { ...values, min: Math.min(inherited, high), max: Math.max(inherited, high), bound: "range" };
  }
  const value = lower.value * lower.factor;
  if (opened === "about") return { ...values, min: value * 0.75, max: value * 1.25, bound: "about" };
  if (opened === "max") return { ...values, min: null, max: value, bound: "max" };
  if (opened !== null || isOpen || closes) return { ...values, min: value, max: null, bound: "min" };
  return { ...values, min: value, max: null, bound: "plain" };
}
