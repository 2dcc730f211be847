import { elasticsearchClient, elasticsearchSearch, searchWithFallback, searchWithoutEngine } from "@fanfare/adapters/search";
import type { Logger } from "@fanfare/adapters/logging";
import type { Database } from "@fanfare/db/connection";
import { catalogueSearch } from "@fanfare/db/readers/catalogue-search";
import { makeResolveIds } from "@fanfare/db/readers/resolve-ids";
import { cursorSigner } from "@fanfare/domain/discovery";
import { newToken } from "@fanfare/domain/kernel";
import type { Config } from "../config.ts";
import { CONFIG, CREATOR_SEARCH, DB, LOGGER } from "../tokens.ts";

/** Finding creators as the screens do, for jobs that work on what a filter finds. */
export const creatorSearch = {
  provide: CREATOR_SEARCH,
  inject: [CONFIG, DB, LOGGER],
  useFactory: (config: Config, db: Database, logger: Logger) => {
    // Jobs ask for ids and read no pages, so nobody else has to understand these cursors.
    const cursors = cursorSigner(newToken());
    const catalogue = catalogueSearch({ db, cursors });
    if (config.search === "postgres") return searchWithoutEngine(catalogue);
    const engine = elasticsearchSearch({ client: elasticsearchClient(config.elasticsearchUrl), alias: config.searchIndex, cursors, resolveIds: makeResolveIds(db) });
    return searchWithFallback(engine, catalogue, (error) => logger.warn({ err: error }, "the search engine did not answer, the catalogue does"));
  },
};
