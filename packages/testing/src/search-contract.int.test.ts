import { elasticsearchClient, elasticsearchIndex, elasticsearchSearch, ensureCreatorIndex, indexNames } from "@fanfare/adapters/search";
import { cursorSigner } from "@fanfare/domain/discovery";
import { newId } from "@fanfare/domain/kernel";
import { contractCreators, describeSearch } from "./search-contract.ts";

// The same cases are put to PostgreSQL in packages/db/src/readers/catalogue-search.int.test.ts.
describeSearch("searching in the engine", async () => {
  const client = elasticsearchClient(process.env["ELASTICSEARCH_URL"] ?? "");
  const alias = `contract-${newId()}`;
  await ensureCreatorIndex(client, alias);
  const index = elasticsearchIndex(client, async () => [alias]);
  await index.write(contractCreators, []);
  await index.refresh();
  const cursors = cursorSigner("a secret of this test, and of no other");
  return {
    search: elasticsearchSearch({ client, alias, cursors, resolveIds: async () => ({ only: null, except: [] }) }),
    async close() {
      await client.indices.delete({ index: await indexNames(client, alias) });
      await client.close();
    },
  };
});
