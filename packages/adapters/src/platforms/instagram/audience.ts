import { z } from "zod";

import type { Audience } from "@fanfare/contracts/creator-metrics";

export const BREAKDOWNS = ["gender", "age", "country", "city"] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

const Result = z.object({ dimension_values: z.array(z.string()).min(1), value: z.int().min(0) });
/** Of an account with under 100 followers the list is empty, or holds no breakdown. */
export const DemographicsAnswer = z.object({
  data: z.array(z.object({ total_value: z.object({ breakdowns: z.array(z.object({ results: z.array(Result).default([]) })).default([]) }).optional() })),
});
export type Counted = ReadonlyMap<string, number>;

/** How many followers have each value of a breakdown; the platform tells the top 45. */
export function countedIn({ data }: z.infer<typeof DemographicsAnswer>): Counted {
  const results = data[0]?.total_value?.breakdowns[0]?.results ?? [];
  return new Map(results.map(({ dimension_values: [value = ""], value: count }) => [value, count]));
}

const AGES: Readonly<Record<string, string>> = { "13-17": "13-17", "18-24": "18-24", "25-34": "25-34", "35-44": "35-44", "45-54": "45-64", "55-64": "45-64", "65+": "65+" };
const GENDERS: Readonly<Record<string, string>> = { F: "female", M: "male" };
const LONGEST_CITY = 80;

/**
 * Followers counted by breakdown, as shares of all of them; null when the platform tells nothing. Genders count everybody
 * (unknown ones as U), so their sum is the whole that the cut lists of countries and cities are measured by.
 */
export function toAudience(counted: Readonly<Record<Breakdown, Counted>>): Audience | null {
  const whole = Math.max(...Object.values(counted).map(sumOf));
  if (whole === 0) return null;
  const shares = (of: Counted, nameOf: (value: string) => string | undefined) => {
    const sums: Record<string, number> = {};
    for (const [value, count] of of) {
      const name = nameOf(value);
      if (name) sums[name] = (sums[name] ?? 0) + count;
    }
    return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / whole]));
  };
  return {
    basis: "followers",
    countries: shares(counted.country, (code) => (/^[A-Z]{2}$/.test(code) ? code : undefined)),
    cities: shares(counted.city, (city) => city.slice(0, LONGEST_CITY)),
    languages: {},
    genders: shares(counted.gender, (letter) => GENDERS[letter]),
    ages: shares(counted.age, (bracket) => AGES[bracket]),
    interests: {},
    brands: {},
    credibility: null,
  };
}

function sumOf(counted: Counted): number {
  return [...counted.values()].reduce((sum, count) => sum + count, 0);
}
