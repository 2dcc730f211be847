import { countryCode } from "./import-values.ts";

const states = [..."AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY".matchAll(/[A-Z]{2}/g)].map(([state]) => state);

/**
 * City and country of a place as people write it: "Berlin, Germany", "Austin, Texas, United States", "Portugal". What is not
 * understood stays unknown, also two letters that are both a state of the USA and a country: CA is California as well as Canada.
 */
export function parsePlace(text: string): { city: string | null; country: string | null } {
  const parts = text.split(",").map((part) => part.trim()).filter(Boolean);
  const last = parts.at(-1) ?? "";
  const country = parts.length > 1 && states.includes(last) ? countryOfState(last) : (countryCode(last) ?? null);
  const isCity = parts.length > 1 || (country === null && last !== "");
  return { city: isCity ? parts[0]!.slice(0, 80) : null, country };
}

const countryOfState = (state: string): string | null => (countryCode(state) === undefined ? "US" : null);
