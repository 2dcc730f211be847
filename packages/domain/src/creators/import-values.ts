import { currencyExponents, type Currency } from "@fanfare/contracts/money";

const names = { language: new Intl.DisplayNames(["en"], { type: "language" }), region: new Intl.DisplayNames(["en"], { type: "region" }) };
const alphabet = [..."abcdefghijklmnopqrstuvwxyz"];
const pairs = alphabet.flatMap((first) => alphabet.map((second) => first + second));

const byName = (type: "language" | "region"): Map<string, string> => {
  const found = new Map<string, string>();
  for (const pair of pairs) {
    const code = type === "region" ? pair.toUpperCase() : pair;
    const name = names[type].of(code);
    if (name && name.toLowerCase() !== pair && !name.startsWith("Unknown")) found.set(name.toLowerCase(), code);
  }
  return found;
};
const languages = byName("language");
const regions = byName("region");
// Names that people and products write and CLDR does not list first.
const otherNames: Record<string, string> = { usa: "US", uk: "GB", "great britain": "GB", england: "GB", turkey: "TR", "czech republic": "CZ", korea: "KR", "south korea": "KR" };

/** ISO 639-1 of a code or an English name ("de", "German"); undefined when it is neither. Names: CLDR, through Intl. */
export function languageCode(text: string): string | undefined {
  const key = text.trim().toLowerCase();
  if (languages.has(key)) return languages.get(key);
  const code = key.split(/[-_]/)[0]!;
  return [...languages.values()].includes(code) ? code : undefined;
}

/** ISO 3166-1 alpha-2 of a code or an English name ("DE", "Germany"); undefined when it is neither. */
export function countryCode(text: string): string | undefined {
  const key = text.trim().toLowerCase();
  const code = otherNames[key] ?? regions.get(key) ?? key.toUpperCase();
  return [...regions.values()].includes(code) ? code : undefined;
}

/**
 * A count as people write it: 1234, "1,234", "1 234", "1.2M", "12k". Undefined when it is no whole count of zero or more.
 * A lone separator before exactly three digits groups thousands, as in all exports seen so far.
 */
export function parseCount(text: string): number | undefined {
  const match = /^(\d+(?:[.,]\d+)?|\d{1,3}(?:[ ,.' ]\d{3})+)\s*([kmb])?$/i.exec(text.trim());
  if (!match) return undefined;
  const factor = { k: 1e3, m: 1e6, b: 1e9 }[(match[2] ?? "").toLowerCase()] ?? 1;
  const grouped = /^\d{1,3}([ ,.' ]\d{3})+$/.test(match[1]!) && factor === 1;
  const value = grouped ? Number(match[1]!.replace(/\D/g, "")) : Number(match[1]!.replace(",", ".")) * factor;
  return Number.isFinite(value) && value <= 1e11 && (factor > 1 || Number.isInteger(value)) ? Math.round(value) : undefined;
}

/** A share 0-1 from "3.4%", "3.4" (percent, when above 1) or "0.034". Undefined when it is none, or above 1,000 %. */
export function parseShare(text: string): number | undefined {
  const match = /^(\d+(?:[.,]\d+)?)\s*(%)?$/.exec(text.trim());
  if (!match) return undefined;
  const value = Number(match[1]!.replace(",", "."));
  const share = match[2] || value > 1 ? value / 100 : value;
  return share <= 10 ? share : undefined;
}

/** An average as a whole number: as a count, and with decimals ("1523.4"). Undefined when it is none of zero or more. */
export function parseAverage(text: string): number | undefined {
  const decimal = /^\d+[.,]\d+$/.test(text.trim()) ? Math.round(Number(text.trim().replace(",", "."))) : undefined;
  return parseCount(text) ?? decimal;
}

/** Words by which products say that they don't know. "NA" is none of them: it is Namibia. */
export const isUnknown = (text: string): boolean => /^(-|–|—|n\/a|null|none|unknown|not available|undefined)$/i.test(text);

const genderWords: [ImportedGender, RegExp][] = [
  ["female", /^(f|female|woman|women|girl)$/],
  ["male", /^(m|male|man|men|boy)$/],
  ["nonbinary", /^(nb|non[- ]?binary|diverse|gender[_ ]?neutral|other)$/],
  ["organization", /^(organi[sz]ation|brand|company|business)$/],
];
export type ImportedGender = "female" | "male" | "nonbinary" | "organization";

/** "F", "Male", "non-binary", "GENDER_NEUTRAL", "Brand"; undefined when it is none of the words in use. */
export const parseGender = (text: string): ImportedGender | undefined => genderWords.find(([, words]) => words.test(text.trim().toLowerCase()))?.[0];

/** The year of birth of "1994", "1994-05-03" or "03/05/1994"; undefined when the person would be below 13 or above 120. */
export function parseBirthYear(text: string, today: Date): number | undefined {
  const found = /(?:^|\D)((?:19|20)\d{2})(?:\D|$)/.exec(text);
  return found ? yearOf(today.getUTCFullYear() - Number(found[1]), today) : undefined;
}

/** The year of birth of an age, or of a bracket ("25-34"), whose middle stands for it; undefined outside 13 to 120. */
export function birthYearOfAge(text: string, today: Date): number | undefined {
  const found = /^(\d{1,3})(?:\s*[-–]\s*(\d{1,3})|\+)?$/.exec(text.trim());
  if (!found) return undefined;
  return yearOf(Math.round((Number(found[1]) + Number(found[2] ?? found[1])) / 2), today);
}

const yearOf = (age: number, today: Date): number | undefined => (age >= 13 && age <= 120 ? today.getUTCFullYear() - age : undefined);

export function parseFlag(text: string): boolean | undefined {
  if (/^(yes|y|true|1|verified)$/i.test(text)) return true;
  return /^(no|n|false|0|not verified|unverified)$/i.test(text) ? false : undefined;
}

const dayMs = 86_400_000;

/**
 * A moment in the past: ISO 8601, seconds or milliseconds since 1970, "May 1, 2026", "1 May 2026", "05/01/2026". Of two numbers
 * that both could be the month the first is, as in the products this comes from. Undefined when it is none or lies ahead.
 */
export function parsePast(text: string, today: Date): Date | undefined {
  const moment = momentOf(text.trim());
  // A day of difference, because the file's zone is not known.
  return moment && !Number.isNaN(moment.getTime()) && moment.getTime() <= today.getTime() + dayMs && moment.getUTCFullYear() >= 2000 ? moment : undefined;
}

function momentOf(text: string): Date | undefined {
  if (/^\d{10}(\.\d+)?$/.test(text)) return new Date(Number(text) * 1_000);
  if (/^\d{13}$/.test(text)) return new Date(Number(text));
  const numbers = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:[ ,T].*)?$/.exec(text);
  if (numbers) {
    const [first, second, year] = numbers.slice(1).map(Number) as [number, number, number];
    const [month, day] = first > 12 || text.includes(".") ? [second, first] : [first, second];
    const moment = new Date(Date.UTC(year, month - 1, day));
    return moment.getUTCMonth() === month - 1 ? moment : undefined;
  }
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2}| UTC)?)?$/.exec(text);
  if (iso) return new Date(`${iso[1]}T${iso[2] ?? "00:00"}${iso[3]?.trim().replace("UTC", "Z") ?? "Z"}`);
  return /^([a-z]{3,9} \d{1,2},? \d{4}|\d{1,2} [a-z]{3,9} \d{4})$/i.test(text) ? new Date(`${text} UTC`) : undefined;
}

const signs: Record<string, Currency> = { $: "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "zł": "PLN" };

/**
 * A price in minor units: "$1,200", "450.50 EUR", "CHF 300"; without a currency it is in USD, as in the products this comes from.
 * Undefined when it is no amount above zero in a currency we settle in.
 */
export function parsePrice(text: string): { amount: number; currency: Currency } | undefined {
  const found = /^(\D*?)\s*(\d[\d.,' ]*)\s*(\D*)$/.exec(text.trim());
  if (!found) return undefined;
  const word = `${found[1]}${found[3]}`.trim();
  const currency = word === "" ? "USD" : (signs[word.toLowerCase()] ?? (Object.keys(currencyExponents) as Currency[]).find((code) => code === word.toUpperCase()));
  const value = decimalOf(found[2]!.trim());
  if (!currency || value === undefined) return undefined;
  const amount = Math.round(value * 10 ** currencyExponents[currency]);
  return amount > 0 && amount <= 1e12 ? { amount, currency } : undefined;
}

/** The last separator parts the decimals when one or two digits follow it; all others group thousands. */
function decimalOf(text: string): number | undefined {
  const [, whole = text, decimals = ""] = /^(.*)[.,](\d{1,2})$/.exec(text) ?? [];
  return /^\d+$|^\d{1,3}([.,' ]\d{3})+$/.test(whole) ? Number(`${whole.replace(/\D/g, "")}.${decimals || "0"}`) : undefined;
}
