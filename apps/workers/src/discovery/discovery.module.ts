import { creatorAlias, elasticsearchClient, elasticsearchIndex, ensureCreatorIndex } from "@fanfare/adapters/search";
import { Module } from "@nestjs/common";
import type { Config } from "../config.ts";
import { CONFIG, SEARCH } from "../tokens.ts";
import { CheckSavedSearch } from "./check-saved-search.job.ts";
import { creatorSearch } from "./creator-search.ts";
import { IndexChangedCreators } from "./index-changed-creators.event.ts";
import { IndexCreators } from "./index-creators.job.ts";
import { RunBulkAction } from "./run-bulk-action.job.ts";
import { StartBulkAction } from "./start-bulk-action.event.ts";

const search = {
  provide: SEARCH,
  inject: [CONFIG],
  useFactory: async (config: Config) => {
    const client = elasticsearchClient(config.elasticsearchUrl);
    const index = elasticsearchIndex(client, creatorAlias);
    let ready: Promise<void> | null = null;
    // The engine may be away when the workers start: the index is looked for at the first job, and again after a failure.
    const ensured = () => (ready ??= ensureCreatorIndex(client, creatorAlias).catch((error: unknown) => ((ready = null), Promise.reject(error))));
    return { write: async (...args: Parameters<typeof index.write>) => ensured().then(() => index.write(...args)) };
  },
};

@Module({ providers: [search, creatorSearch, IndexChangedCreators, IndexCreators, StartBulkAction, RunBulkAction, CheckSavedSearch] })
export class DiscoveryModule {}
