import { z } from "zod";
import { Id } from "./ids.ts";
import { CountryCode, LanguageCode, Platform } from "./platforms.ts";

const Range = <T extends z.ZodNumber>(value: T) => z.strictObject({ min: value.optional(), max: value.optional() });

/** What is looked for. Empty lists and missing ranges do not narrow. Text is plain text: it has no operators. */
export const CreatorFilter = z.strictObject({
  text: z.string().max(200).default(""),
  platforms: z.array(Platform).max(5).default([]),
  followers: Range(z.int().min(0).max(10_000_000_000)).default({}),
  /** A share, 0-1. */
  engagementRate: Range(z.number().min(0).max(10)).default({}),
  languages: z.array(LanguageCode).max(50).default([]),
  countries: z.array(CountryCode).max(50).default([]),
  topics: z.array(z.string().min(1).max(60)).max(50).default([]),
  source: z.enum(["import", "self"]).nullable().default(null),
  /** Leaves out creators already on this list. */
  notInList: Id.nullable().default(null),
});
export type CreatorFilter = z.infer<typeof CreatorFilter>;

export const creatorSorts = ["relevance", "followers", "engagementRate", "averageViews", "name"] as const;
export const SearchCreatorsInput = z.strictObject({
  filter: CreatorFilter,
  sort: z.enum(creatorSorts).default("relevance"),
  limit: z.int().min(1).max(100).default(50),
  cursor: z.string().max(600).nullable().default(null),
  /** Sent by tRPC's client with every page of an infinite list; pages only go forward here. */
  direction: z.literal("forward").optional(),
});
export type SearchCreatorsInput = z.infer<typeof SearchCreatorsInput>;

export const CreatorCard = z.strictObject({
  id: Id,
  displayName: z.string(),
  country: z.string().nullable(),
  languages: z.array(z.string()),
  topics: z.array(z.string()),
  source: z.enum(["import", "self", "manual"]),
  accounts: z.array(
    z.strictObject({ platform: Platform, handle: z.string(), followers: z.number().nullable(), averageViews: z.number().nullable(), engagementRate: z.number().nullable() }),
  ),
});
export type CreatorCard = z.infer<typeof CreatorCard>;

/** How many match if this value were chosen, with all other filters in force. */
export const FacetCount = z.strictObject({ value: z.string(), count: z.int() });
export const CreatorFacets = z.strictObject({
  platforms: z.array(FacetCount),
  languages: z.array(FacetCount),
  countries: z.array(FacetCount),
  /** Powers of ten: "0", "1000", "10000" ... are lower bounds. */
  followers: z.array(FacetCount),
});
export type CreatorFacets = z.infer<typeof CreatorFacets>;

export const SearchCreatorsOutput = z.strictObject({
  creators: z.array(CreatorCard),
  total: z.int(),
  /** False when there are more than `total`. */
  totalIsExact: z.boolean(),
  facets: CreatorFacets.nullable(),
  nextCursor: z.string().nullable(),
  /** True when the answer comes from PostgreSQL because the search engine is away. */
  limited: z.boolean(),
});
export type SearchCreatorsOutput = z.infer<typeof SearchCreatorsOutput>;
