import { type Currency, currencyExponents, type Money } from "@fanfare/contracts/money";

/** Splits minor units into sign, whole and decimal digits, without ever becoming a float. */
function splitMinor(amount: string, exponent: number): { sign: string; whole: string; decimals: string } {
  const isNegative = amount.startsWith("-");
  const digits = (isNegative ? amount.slice(1) : amount).padStart(exponent + 1, "0");
  const cut = digits.length - exponent;
  return { sign: isNegative ? "-" : "", whole: digits.slice(0, cut).replace(/^0+(?=\d)/, ""), decimals: digits.slice(cut) };
}

/** `52000` EUR is "520.00": digits with a point, for inputs and files. */
export function toDecimal({ amount, currency }: Money): string {
  const { sign, whole, decimals } = splitMinor(amount, currencyExponents[currency]);
  return decimals === "" ? `${sign}${whole}` : `${sign}${whole}.${decimals}`;
}

/** `52000` EUR is "€520.00" in English, "520,00 €" in Russian. Exact for any length: Intl takes decimal strings. */
export function formatMoney(money: Money, locale: string): string {
  const exponent = currencyExponents[money.currency];
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: money.currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  // Text that spells a number is formatted digit for digit (ECMA-402, NumberFormat v3).
  return format.format(toDecimal(money) as `${number}`);
}

export type TypedMoney = { money: Money } | { fault: "not-a-number" | "too-precise" } | { money: null };

/**
 * Reads what a person typed: "1 250,5", "1,250.50" and "1250.5" are all 125050 in EUR. The last of point and comma is
 * the decimal sign, unless three digits follow it and it could as well group thousands ("1,250").
 */
export function parseTyped(text: string, currency: Currency): TypedMoney {
  const compact = text.replaceAll(/[\s\u00a0\u202f'’]/g, "").replace(/[^\d.,-]/g, (found) => (/\p{Sc}/u.test(found) ? "" : "?"));
  if (compact === "") return { money: null };
  if (!/^-?\d[\d.,]*$|^[.,]\d+$/.test(compact)) return { fault: "not-a-number" };
  const exponent = currencyExponents[currency];
  const at = Math.max(compact.lastIndexOf("."), compact.lastIndexOf(","));
  const tail = at < 0 ? "" : compact.slice(at + 1);
  const isGrouping = tail.length === 3 && exponent !== 3 && /^-?[1-9]\d{0,2}([.,]\d{3})+$/.test(compact);
  const whole = (at < 0 || isGrouping ? compact : compact.slice(0, at)).replaceAll(/[.,]/g, "");
  const decimals = isGrouping ? "" : tail;
  if (decimals.length > exponent) return { fault: "too-precise" };
  const amount = `${whole === "" ? "0" : whole}${decimals.padEnd(exponent, "0")}`.replace(/^(-?)0+(?=\d)/, "$1");
  return amount.length > 15 ? { fault: "not-a-number" } : { money: { amount, currency } };
}
