import { Client } from "@elastic/elasticsearch";
import type { SearchCreatorsInput } from "@fanfare/contracts/discovery";
import { canonicalFilter, type CreatorSearch, type CursorSigner, type ResolveIds } from "@fanfare/domain/discovery";
import { countFacets, type FacetLimits } from "./facets.ts";
import { keptBounds } from "./kept-bounds.ts";
import { askPage } from "./page.ts";
import { prepareFilter } from "./prepare.ts";
import { idsRequest } from "./search-request.ts";
import { suggestFrom } from "./suggest.ts";
import { keptVocabularies } from "./vocabulary.ts";

type Settings = { client: Client; alias: string; cursors: CursorSigner; resolveIds: ResolveIds; facetLimits?: FacetLimits };

/** The client's own limit bounds every shorter one that is given with a request, never a longer one. */
const longestMs = 60_000;
/** Search gives up quickly: it has a second way to answer. */
const searchWithinMs = 5_000;
/** Thousands of ids in one answer. */
const idsWithinMs = 20_000;

export const elasticsearchClient = (url: string): Client => new Client({ node: url, requestTimeout: longestMs, maxRetries: 0 });

/** Searching in Elasticsearch. Throws the client's error when it is away: whoever calls decides what then. */
export function elasticsearchSearch({ client: patient, alias, cursors, resolveIds, facetLimits }: Settings): CreatorSearch {
  const client = patient.child({ requestTimeout: searchWithinMs });
  const lookups = { client, alias, resolveIds };
  const vocabularies = keptVocabularies(client, alias);
  const bounds = keptBounds(client, alias);
  return {
    async search(organizationId, input) {
      const binding = cursorBinding(organizationId, input);
      const after = input.cursor === null ? null : cursors.read(binding, input.cursor);
      const prepared = await prepareFilter(lookups, organizationId, input.filter);
      const { hits, total } = await askPage(client, alias, bounds, prepared, input, after);
      const last = hits.at(-1);
      return {
        creators: hits.map(({ card }) => card),
        total: total.value,
        totalIsExact: total.relation === "eq",
        nextCursor: hits.length === input.limit && last ? cursors.make(binding, last.place) : null,
        ignored: [],
      };
    },
    async facets(organizationId, filter) {
      const [prepared, vocabulary] = await Promise.all([prepareFilter(lookups, organizationId, filter), vocabularies.of(organizationId)]);
      return countFacets(client, alias, prepared, vocabulary, facetLimits);
    },
    suggest: (organizationId, text, kinds) => suggestFrom({ client, alias, vocabularies }, organizationId, text, kinds),
    async ids(organizationId, filter, sort, limit) {
      const prepared = await prepareFilter(lookups, organizationId, filter);
      const answer = await client.search(idsRequest(alias, prepared, sort, limit), { requestTimeout: idsWithinMs });
      return answer.hits.hits.map((hit) => hit.sort!.at(-1) as string);
    },
  };
}

/** What a cursor is good for: going on with this search of this organization. */
const cursorBinding = (organizationId: string, { filter, sort, isDescending }: SearchCreatorsInput): string =>
  JSON.stringify([organizationId, canonicalFilter(filter), sort, isDescending ?? null]);
