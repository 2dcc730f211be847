import { cachedDiscovery, elasticsearchClient, elasticsearchSearch, searchWithFallback, searchWithoutEngine } from "@fanfare/adapters/search";
import { catalogueSearch } from "@fanfare/db/readers/catalogue-search";
import { makeResolveIds } from "@fanfare/db/readers/resolve-ids";
import { cursorSigner, makeChangeSavedSearch, makeMarkSavedSearchSeen, makeRemoveSavedSearch, makeSaveSearch } from "@fanfare/domain/discovery";
import type { App } from "../app.ts";
import { perApp } from "./per-app.ts";

export const discoveryOf = perApp((app) => ({
  search: searchOf(app),
  saveSearch: makeSaveSearch(app),
  changeSavedSearch: makeChangeSavedSearch(app),
  removeSavedSearch: makeRemoveSavedSearch(app),
  markSavedSearchSeen: makeMarkSavedSearchSeen(app),
}));

function searchOf({ config, db, redis, log, metrics }: App) {
  const cursors = cursorSigner(config.authSecret);
  const catalogue = catalogueSearch({ db, cursors });
  if (config.search === "postgres") return searchWithoutEngine(catalogue);
  const engine = elasticsearchSearch({ client: elasticsearchClient(config.elasticsearchUrl), alias: config.searchIndex, cursors, resolveIds: makeResolveIds(db) });
  const search = searchWithFallback(engine, catalogue, (error) => {
    metrics.searchFailed();
    log.warn({ err: error }, "the search engine did not answer, the catalogue does");
  });
  return cachedDiscovery(redis, search, (kind, isHit) => metrics.cacheRead(`discovery-${kind}`, isHit));
}
