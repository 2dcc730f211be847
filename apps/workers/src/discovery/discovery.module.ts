import type { Database } from "@fanfare/db/connection";
import { Module } from "@nestjs/common";
import type { Config } from "../config.ts";
import { CONFIG, SEARCH, SYSTEM_DB } from "../tokens.ts";
import { CheckSavedSearch } from "./check-saved-search.job.ts";
import { creatorSearch } from "./creator-search.ts";
import { elasticsearchWriting, noIndex } from "./elasticsearch-index.ts";
import { ExportsKeeper } from "./exports-keeper.ts";
import { FiguresKeeper } from "./figures-keeper.ts";
import { FiguresUpkeep } from "./figures-upkeep.ts";
import { IndexCreators } from "./index-creators.job.ts";
import { Projector } from "./projector.ts";
import { RunBulkAction } from "./run-bulk-action.job.ts";
import { StartBulkAction } from "./start-bulk-action.event.ts";

const writtenIndex = {
  provide: SEARCH,
  inject: [CONFIG, SYSTEM_DB],
  useFactory: ({ search, elasticsearchUrl, searchIndex }: Config, db: Database) => (search === "postgres" ? noIndex : elasticsearchWriting(elasticsearchUrl, searchIndex, db)),
};
const figures = { provide: FiguresKeeper, inject: [SYSTEM_DB], useFactory: (db: Database) => new FiguresKeeper(db) };

@Module({ providers: [writtenIndex, creatorSearch, figures, FiguresUpkeep, Projector, IndexCreators, StartBulkAction, RunBulkAction, CheckSavedSearch, ExportsKeeper] })
export class DiscoveryModule {}
