import { cachedDiscovery, creatorAlias, elasticsearchClient, elasticsearchSearch, searchWithFallback } from "@fanfare/adapters/search";
import { catalogueSearch, listMemberIds } from "@fanfare/db/readers/catalogue-search";
import { cursorSigner } from "@fanfare/domain/discovery";
import { perApp } from "./per-app.ts";

export const discoveryOf = perApp(({ config, db, redis, log, metrics }) => {
  const cursors = cursorSigner(config.authSecret);
  const engine = elasticsearchSearch({ client: elasticsearchClient(config.elasticsearchUrl), alias: creatorAlias, cursors, listMembers: listMemberIds(db) });
  const search = searchWithFallback(engine, catalogueSearch({ db, cursors }), (error) => log.warn({ err: error }, "the search engine did not answer, the catalogue does"));
  return cachedDiscovery(redis, search, {
    hit: () => metrics.cacheRead("discovery", true),
    miss: () => metrics.cacheRead("discovery", false),
  });
});
