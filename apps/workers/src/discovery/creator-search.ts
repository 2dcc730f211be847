import { elasticsearchClient, elasticsearchSearch, searchWithFallback } from "@fanfare/adapters/search";
import type { Logger } from "@fanfare/adapters/logging";
import type { Database } from "@fanfare/db/connection";
import { catalogueSearch, listMemberIds } from "@fanfare/db/readers/catalogue-search";
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
    const engine = elasticsearchSearch({ client: elasticsearchClient(config.elasticsearchUrl), alias: config.searchIndex, cursors, listMembers: listMemberIds(db) });
    return searchWithFallback(engine, catalogueSearch({ db, cursors }), (error) => logger.warn({ err: error }, "the search engine did not answer, the catalogue does"));
  },
};
