import { z } from "zod";

import type { Audience } from "@fanfare/contracts/creator-metrics";

const Cell = z.union([z.string(), z.number()]);
/** A table; `rows` is left out where there are too few viewers to tell anything. */
export const ReportAnswer = z.object({ columnHeaders: z.array(z.object({ name: z.string() })).default([]), rows: z.array(z.array(Cell)).nullish() });
export type Report = z.infer<typeof ReportAnswer>;

const AGES: Readonly<Record<string, string>> = {
  "age13-17": "13-17",
  "age18-24": "18-24",
  "age25-34": "25-34",
  "age35-44": "35-44",
  "age45-54": "45-64",
  "age55-64": "45-64",
  "age65-": "65+",
};
const GENDERS: Readonly<Record<string, string>> = { female: "female", male: "male" };
/** Views whose country nobody knows. */
const NOWHERE = "ZZ";

/**
 * Who watched, as shares: of age and gender by `viewerPercentage` (percent of the viewers who were logged in), of
 * countries by views. The wholes include those whose gender or country is not known. Null when neither is told.
 * Source: developers.google.com/youtube/analytics/dimensions.
 */
export function toAudience(demographics: Report, countries: Report): Audience | null {
  const [byAge, byGender, byCountry] = [sumsOf(demographics, "ageGroup", "viewerPercentage"), sumsOf(demographics, "gender", "viewerPercentage"), sumsOf(countries, "country", "views")];
  if (sumOf(byAge) === 0 && sumOf(byCountry) === 0) return null;
  const viewers = Math.max(100, sumOf(byAge));
  return {
    basis: "viewers",
    countries: shares(byCountry, sumOf(byCountry), (code) => (/^[A-Z]{2}$/.test(code) && code !== NOWHERE ? code : undefined)),
    cities: {},
    languages: {},
    genders: shares(byGender, viewers, (gender) => GENDERS[gender]),
    ages: shares(byAge, viewers, (age) => AGES[age]),
    interests: {},
    brands: {},
    credibility: null,
  };
}

/** A metric added up by a dimension; columns go by their names, as their order follows the question. */
function sumsOf({ columnHeaders, rows }: Report, dimension: string, metric: string): ReadonlyMap<string, number> {
  const [key, value] = [dimension, metric].map((wanted) => columnHeaders.findIndex(({ name }) => name === wanted)) as [number, number];
  const sums = new Map<string, number>();
  for (const row of rows ?? []) {
    const count = Number(row[value]);
    if (count > 0) sums.set(String(row[key]), (sums.get(String(row[key])) ?? 0) + count);
  }
  return sums;
}

function shares(sums: ReadonlyMap<string, number>, whole: number, nameOf: (value: string) => string | undefined): Record<string, number> {
  const named = new Map<string, number>();
  for (const [value, sum] of sums) {
    const name = nameOf(value);
    if (name) named.set(name, (named.get(name) ?? 0) + sum);
  }
  return Object.fromEntries([...named].map(([name, sum]) => [name, sum / whole]));
}

function sumOf(sums: ReadonlyMap<string, number>): number {
  return [...sums.values()].reduce((total, sum) => total + sum, 0);
}
