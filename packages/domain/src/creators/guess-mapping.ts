import type { ImportDefaults, ImportField, ImportMapping } from "@fanfare/contracts/creators";
import type { Platform } from "@fanfare/contracts/platforms";

/** Header words of known exports, most telling first. A header that fits none is left out. */
const synonyms: [ImportField, RegExp][] = [
  ["handle", /^(handle|user ?name|account|channel|login|nick(name)?)$/],
  ["profileUrl", /(profile|channel|account)? ?(url|link)$/],
  ["displayName", /^(display |full |creator |influencer )?name$/],
  ["platform", /^(platform|network|social network)$/],
  ["followers", /^(followers|subscribers|followers? count|subscribers? count|audience size)$/],
  ["averageViews", /^(average|avg\.?|mean) (views|viewers|plays)$/],
  ["engagementRate", /^(er|engagement( rate)?)( ?%| \(%\))?$/],
  ["country", /^(country|location|creator country)( code)?$/],
  ["language", /^(language|lang)( code)?$/],
  ["email", /^(e-?mail|contact)( address)?$/],
  ["topics", /^(topics?|categor(y|ies)|niche|interests?)$/],
  ["bio", /^(bio|description|about)$/],
];

/** Guesses what each column means from its header. Each meaning is given once, to the first header that fits. */
export function guessMapping(columns: readonly string[]): ImportMapping {
  const mapping: ImportMapping = {};
  const taken = new Set<ImportField>();
  columns.forEach((column, index) => {
    const header = column.trim().toLowerCase().replace(/[_\s]+/g, " ");
    const match = synonyms.find(([field, pattern]) => !taken.has(field) && pattern.test(header));
    if (!match) return;
    taken.add(match[0]);
    mapping[String(index)] = match[0];
  });
  return mapping;
}

const tells: [Platform, RegExp][] = [
  ["twitch", /twitch|stream time|partnered|watch time/i],
  ["youtube", /youtube|subscribers/i],
  ["instagram", /instagram/i],
  ["tiktok", /tik ?tok/i],
];

/** Guesses the platform of a whole file from its name and its headers; null when nothing tells. */
export function guessDefaults(fileName: string, columns: readonly string[]): ImportDefaults {
  const text = [fileName, ...columns].join(" ");
  return { platform: tells.find(([, pattern]) => pattern.test(text))?.[0] ?? null, language: null, country: null };
}
