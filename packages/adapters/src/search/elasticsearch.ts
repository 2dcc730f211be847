import { Client, type estypes } from "@elastic/elasticsearch";
import type { CreatorCard, CreatorFacets, CreatorFilter } from "@fanfare/contracts/discovery";
import { fold, type CreatorIndex, type CreatorSearch, type CursorSigner } from "@fanfare/domain/discovery";
import { indexDefinition, stored } from "./documents.ts";
import { creatorQuery, followersSteps, sortOf, type FacetName } from "./query.ts";

type Stored = ReturnType<typeof stored>;
type Settings = { client: Client; alias: string; cursors: CursorSigner; listMembers: (organizationId: string, listId: string) => Promise<string[]> };

const exactUpTo = 10_000;

/** A client that gives up quickly: search has a second way to answer. */
export const elasticsearchClient = (url: string): Client => new Client({ node: url, requestTimeout: 5_000, maxRetries: 0 });

/** Makes the index behind its alias when there is none. Safe when several processes start at once. */
export async function ensureCreatorIndex(client: Client, alias: string): Promise<void> {
  if (await client.indices.existsAlias({ name: alias })) return;
  try {
    await client.indices.create({ index: `${alias}-v1`, ...indexDefinition, aliases: { [alias]: { is_write_index: true } } });
  } catch (error) {
    if ((error as { meta?: { body?: { error?: { type?: string } } } }).meta?.body?.error?.type !== "resource_already_exists_exception") throw error;
  }
}

/** Searching in Elasticsearch. Throws the client's error when it is away: whoever calls decides what then. */
export function elasticsearchSearch({ client, alias, cursors, listMembers }: Settings): CreatorSearch {
  const excluded = (organizationId: string, filter: CreatorFilter) => (filter.notInList ? listMembers(organizationId, filter.notInList) : Promise.resolve([]));
  return {
    async search(organizationId, input) {
      const binding = JSON.stringify([organizationId, input.filter, input.sort]);
      const answer = await client.search<Stored>({
        index: alias,
        query: creatorQuery(organizationId, input.filter, await excluded(organizationId, input.filter)),
        sort: sortOf(input.sort, fold(input.filter.text) !== ""),
        size: input.limit,
        track_total_hits: exactUpTo,
        _source: ["card"],
        ...(input.cursor !== null && { search_after: [...cursors.read(binding, input.cursor)] }),
      });
      const hits = answer.hits.hits;
      const total = answer.hits.total as estypes.SearchTotalHits;
      const last = hits.at(-1);
      return {
        creators: hits.map((hit) => hit._source!.card as CreatorCard),
        total: total.value,
        totalIsExact: total.relation === "eq",
        nextCursor: hits.length === input.limit && last?.sort ? cursors.make(binding, last.sort as (string | number | null)[]) : null,
      };
    },
    facets: async (organizationId, filter) => facets(client, alias, organizationId, filter, await excluded(organizationId, filter)),
  };
}

async function facets(client: Client, alias: string, organizationId: string, filter: CreatorFilter, excludedIds: string[]): Promise<CreatorFacets> {
  const count = (name: FacetName, aggs: Record<string, estypes.AggregationsAggregationContainer>) => ({
    filter: creatorQuery(organizationId, filter, excludedIds, name),
    aggs,
  });
  const ranges = followersSteps.map((from, index) => ({ key: String(from), from, ...(followersSteps[index + 1] !== undefined && { to: followersSteps[index + 1]! }) }));
  const answer = await client.search({
    index: alias,
    size: 0,
    aggs: {
      platforms: count("platforms", { values: { terms: { field: "platforms", size: 10 } } }),
      languages: count("languages", { values: { terms: { field: "languages", size: 40 } } }),
      countries: count("countries", { values: { terms: { field: "country", size: 40 } } }),
      followers: count("followers", { values: { range: { field: "followers", ranges } } }),
    },
  });
  const read = (name: FacetName) => {
    const facet = answer.aggregations?.[name] as unknown as { values: { buckets: { key: string; doc_count: number }[] } };
    return facet.values.buckets.filter((bucket) => bucket.doc_count > 0).map((bucket) => ({ value: bucket.key, count: bucket.doc_count }));
  };
  return { platforms: read("platforms"), languages: read("languages"), countries: read("countries"), followers: read("followers") };
}

/** Writing to the index, each document under the version of its row; what is written can be found when the promise resolves. */
export function elasticsearchIndex(client: Client, alias: string): CreatorIndex {
  return {
    async write(documents, removed) {
      if (documents.length + removed.length === 0) return [];
      const operations = [
        ...documents.flatMap((document) => [{ index: { _id: document.id, version: document.version, version_type: "external" as const } }, stored(document)]),
        ...removed.map((id) => ({ delete: { _id: id } })),
      ];
      // Waits until the documents can be found: cached pages are dropped after this, and must not be filled again with older ones.
      const answer = await client.bulk({ index: alias, operations, refresh: "wait_for" }, { requestTimeout: 30_000 });
      return answer.items.flatMap((item) => {
        const result = item.index ?? item.delete!;
        // 409: the index has this version or a newer one. 404: a removed creator was never there.
        const harmless = result.error === undefined || result.status === 409 || result.status === 404;
        return harmless ? [] : [{ id: result._id ?? "", reason: `${result.error?.type}: ${result.error?.reason}` }];
      });
    },
  };
}
