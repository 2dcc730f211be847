import type { estypes } from "@elastic/elasticsearch";
import { growthMetrics, growthWindows, rangeMetrics, type RangeMetric } from "@fanfare/contracts/discovery";
import { currencyExponents } from "@fanfare/contracts/money";
import { platforms } from "@fanfare/contracts/platforms";
import { featureDims } from "@fanfare/domain/discovery";
import { ageRanges } from "./age-ranges.ts";

type Property = estypes.MappingProperty;

/** Raised whenever the mapping or the stored form changes: an index of an older one is replaced. */
export const mappingVersion = 2;

/** Each creator falls into one of these by their id, so that some of them are a fair sample of all. */
export const sampleParts = 1_024;

const keyword: Property = { type: "keyword" };
const long: Property = { type: "long" };
const double: Property = { type: "double" };
const float: Property = { type: "float" };
const boolean: Property = { type: "boolean" };
const tokens: Property = { type: "keyword", doc_values: false };
const text: Property = { type: "text", norms: false };
// Flat: compared one by one, after the filter. Exact, and no graph to be built while writing.
const vector: Property = { type: "dense_vector", dims: featureDims, index: true, similarity: "cosine", index_options: { type: "flat" } };

const shares: readonly RangeMetric[] = ["engagementRate", "activeDaysPerWeek", "authenticity"];
const named = <T extends string>(names: readonly T[], property: (name: T) => Property) => Object.fromEntries(names.map((name) => [name, property(name)]));

/** One account: all that has to hold for one and the same account stands in one such object. */
const account: Property = {
  type: "object",
  properties: {
    ...named(rangeMetrics, (metric) => (shares.includes(metric) ? double : long)),
    ...named(growthMetrics.flatMap((metric) => growthWindows.map((days) => `${metric}Growth${days}`)), () => float),
    estimatedPrice: long,
    commentsMark: keyword,
    reactionsMark: keyword,
    accountType: keyword,
    isVerified: boolean,
    isPrivate: boolean,
    isOfficialArtist: boolean,
    lastPostAt: long,
    postKinds: keyword,
    hasSponsoredPosts: boolean,
    games: keyword,
    audience: tokens,
    audienceBasis: keyword,
    credibility: double,
    ages: { type: "object", properties: named(ageRanges.map((range) => range.name), () => ({ type: "float", doc_values: false })) },
  },
};

/**
 * The mapping uses only what Elasticsearch's core has, so that every distribution takes it: folding is done by `fold`
 * before the text comes here, prefixes come from `index_prefixes`. `main` is the account with the most followers.
 * The index is sorted by `size`, so that the most frequent order ends after the first page's worth of matches.
 */
export const indexDefinition = {
  settings: {
    number_of_shards: 1,
    number_of_replicas: 0,
    refresh_interval: "1s",
    // For so long a late write of an older version is known to be older than a removal.
    "index.gc_deletes": "10m",
    "index.mapping.total_fields.limit": 600,
    "index.sort.field": ["size", "id"],
    "index.sort.order": ["desc", "asc"],
  },
  mappings: {
    dynamic: "strict" as const,
    _meta: { version: mappingVersion },
    properties: {
      id: keyword,
      owner: keyword,
      sample: { type: "short" },
      size: long,
      card: { type: "object", enabled: false },

      // Beginnings are kept of names and topics alone: of whole biographies they would be most of the index.
      words: { ...text, index_options: "docs" as const },
      begins: { ...text, index_options: "docs" as const, index_prefixes: { min_chars: 1, max_chars: 12 } },
      names: text,
      bio: text,
      captions: text,
      tags: text,
      nameKey: keyword,
      handles: tokens,
      hashtags: tokens,
      mentions: tokens,
      suggest: { type: "completion", analyzer: "keyword", contexts: [{ name: "owner", type: "category" }] },

      platforms: keyword,
      country: keyword,
      city: keyword,
      languages: keyword,
      gender: keyword,
      birthYear: { type: "short" },
      topics: keyword,
      brands: keyword,
      // As people wrote them: what suggestions and facets show.
      spelled: { type: "object", properties: named(["city", "topics", "brands"], () => ({ type: "keyword", index: false })) },
      contacts: keyword,
      source: keyword,
      statedPrice: { type: "object", properties: named(Object.keys(currencyExponents), () => long) },
      estimatedPrice: { type: "object", properties: { USD: long } },

      main: account,
      on: { type: "object", properties: named(platforms, () => account) },
      content: vector,
      audience: vector,
    } satisfies Record<string, Property>,
  },
};
