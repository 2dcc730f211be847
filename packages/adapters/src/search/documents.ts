import { fold, type CreatorDocument } from "@fanfare/domain/discovery";

export const publicOwner = "public";

/**
 * The mapping uses only what Elasticsearch's core has, so that every distribution takes it: folding is done by `fold`
 * before the text comes here, prefixes come from `index_prefixes`.
 */
export const indexDefinition = {
  settings: { number_of_shards: 1, number_of_replicas: 0, refresh_interval: "500ms", "index.mapping.total_fields.limit": 100 },
  mappings: {
    dynamic: "strict" as const,
    properties: {
      owner: { type: "keyword" as const },
      card: { type: "object" as const, enabled: false },
      all: { type: "text" as const, index_prefixes: { min_chars: 1, max_chars: 12 }, norms: false },
      name: { type: "text" as const, norms: false },
      handles: { type: "keyword" as const },
      nameKey: { type: "keyword" as const, ignore_above: 200 },
      country: { type: "keyword" as const },
      languages: { type: "keyword" as const },
      topics: { type: "keyword" as const },
      source: { type: "keyword" as const },
      platforms: { type: "keyword" as const },
      followers: { type: "long" as const },
      averageViews: { type: "long" as const },
      engagementRate: { type: "double" as const },
      id: { type: "keyword" as const },
      accounts: {
        type: "nested" as const,
        properties: {
          platform: { type: "keyword" as const },
          followers: { type: "long" as const },
          averageViews: { type: "long" as const },
          engagementRate: { type: "double" as const },
        },
      },
    },
  },
};

const largest = (values: (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
};

/** A document as it is stored: what is searched, and beside it the card as it is shown. */
export function stored(document: CreatorDocument) {
  const { accounts } = document;
  const handles = accounts.map((account) => fold(account.handle).replaceAll(" ", ""));
  const name = fold(document.displayName);
  return {
    id: document.id,
    owner: document.organizationId ?? publicOwner,
    all: [name, ...accounts.map((account) => fold(account.handle)), ...handles, ...document.topics.map(fold), fold(document.bio)].join(" "),
    name,
    nameKey: name,
    handles,
    country: document.country,
    languages: document.languages,
    topics: document.topics.map(fold),
    source: document.source,
    platforms: [...new Set(accounts.map((account) => account.platform))],
    followers: largest(accounts.map((account) => account.followers)),
    averageViews: largest(accounts.map((account) => account.averageViews)),
    engagementRate: largest(accounts.map((account) => account.engagementRate)),
    accounts: accounts.map(({ platform, followers, averageViews, engagementRate }) => ({ platform, followers, averageViews, engagementRate })),
    card: {
      id: document.id, displayName: document.displayName, country: document.country, languages: document.languages, topics: document.topics,
      source: document.source, accounts: document.accounts,
    },
  };
}
