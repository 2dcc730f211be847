import type { CreatorFilter, SearchCreatorsInput } from "@fanfare/contracts/discovery";
import { cursorSigner, type CreatorDocument, type ResolveIds } from "@fanfare/domain/discovery";
import { elasticsearchClient, elasticsearchSearch } from "./elasticsearch.ts";
import { mine } from "./catalogue.fixture.ts";
import type { FacetLimits } from "./facets.ts";
import { elasticsearchIndex } from "./indexing.ts";
import { creatorAlias, numberedIndices } from "./index-names.ts";
import { dropIndex, ensureCreatorIndex } from "./rebuild.ts";

let made = 0;
export const cursors = cursorSigner("a secret of this test that is long enough");

/** Makes indices of a test's own, each filled with some creators, on the engine at this address. */
export const enginesAt = (url: string | undefined) => (documents: readonly CreatorDocument[]) => engineWith(url ?? "", documents);

async function engineWith(url: string, documents: readonly CreatorDocument[]) {
  const client = elasticsearchClient(url);
  const alias = `${creatorAlias}-test-${process.pid}-${Date.now()}-${(made += 1)}`;
  await ensureCreatorIndex(client, alias);
  const index = elasticsearchIndex(client, () => Promise.resolve([alias]));
  const refused = await index.write(documents, []);
  if (refused.length > 0) throw new Error(`Not indexed: ${JSON.stringify(refused[0])}`);
  await index.refresh();

  const nobody: ResolveIds = () => Promise.resolve({ only: null, except: [] });
  const engine = (more: { resolveIds?: ResolveIds; facetLimits?: FacetLimits } = {}) => elasticsearchSearch({ client, alias, cursors, resolveIds: nobody, ...more });
  const search = engine();

  return {
    client,
    alias,
    index,
    engine,
    search,
    /** Ids of all that match, page by page to the last. */
    async everyPage(filter: CreatorFilter, order: Partial<SearchCreatorsInput> = {}, organizationId = mine): Promise<string[]> {
      const ids: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await search.search(organizationId, { filter, sort: "relevance", limit: 50, ...order, cursor });
        ids.push(...page.creators.map((creator) => creator.id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      return ids;
    },
    async drop() {
      for (const { name } of await numberedIndices(client, alias)) await dropIndex(client, name);
    },
  };
}
export type TestEngine = Awaited<ReturnType<typeof engineWith>>;
