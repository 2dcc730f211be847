import type { CreatorFilter, CreatorSort, SearchCreatorsInput } from "@fanfare/contracts/discovery";

type Kind = { name: string; filter: CreatorFilter; sort: CreatorSort };

/** From the broadest to narrow ones, as people ask: each call takes the next. */
export const mix: readonly Kind[] = [
  { name: "everybody", filter: {}, sort: "followers" },
  { name: "a network, by engagement", filter: { networks: { include: ["instagram"] } }, sort: "engagementRate" },
  { name: "a country and a topic", filter: { countries: { include: ["DE"] }, topics: { include: ["outdoor", "cycling"] } }, sort: "followers" },
  { name: "a word", filter: { text: "gaming" }, sort: "relevance" },
  { name: "an audience", filter: { audience: { countries: [{ value: "US", minShare: 0.2 }], genders: [{ value: "female", minShare: 0.5 }] } }, sort: "audienceMatch" },
  { name: "large, growing and authentic", filter: { followers: { min: 50_000 }, growth: [{ metric: "followers", days: 90, min: 0.03 }], authenticity: { min: 50 } }, sort: "followersGrowth90" },
  { name: "captions in a city", filter: { cities: { include: ["Berlin", "Madrid", "Kyiv"] }, captions: { any: ["my honest thoughts", "честно"] } }, sort: "lastPost" },
  { name: "one of two groups", filter: { anyOf: [{ countries: { include: ["BR"] }, isVerified: true }, { languages: { include: ["ru"] }, networks: { include: ["youtube"] } }] }, sort: "averageViews" },
];

/** Nobody has so many followers: the bound narrows nothing and makes a search one that was not asked before. */
export const beyondEverybody = 1_000_000_000;

/** The search number `call`: of the kind whose turn it is, and like no other before it. */
export function inputOf(call: number, limit = 50): SearchCreatorsInput {
  const { filter, sort } = mix[Math.floor(call / 3) % mix.length]!;
  return { filter: { ...filter, followers: { ...filter.followers, max: beyondEverybody + call } }, sort, limit, cursor: null };
}
