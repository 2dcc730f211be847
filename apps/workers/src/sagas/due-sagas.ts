import type { Jobs } from "@fanfare/adapters/jobs";
import type { Logger } from "@fanfare/adapters/logging";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { dueSagas } from "@fanfare/db/system/sagas";
import { Inject, Injectable } from "@nestjs/common";
import type { Config } from "../config.ts";
import { RunsInBackground } from "../runtime/background.ts";
import { WokenTicker } from "../runtime/woken-ticker.ts";
import { CONFIG, JOBS, LOGGER, SYSTEM_DB } from "../tokens.ts";

const batchSize = 100;

/**
 * Asks for every saga that is due to be taken on. Their rows are the truth; a job that was lost is asked for again.
 * A saga starts in a transaction that writes facts too, so their notification is its own.
 */
@Injectable()
@RunsInBackground()
export class DueSagas extends WokenTicker {
  constructor(@Inject(SYSTEM_DB) db: Database, @Inject(JOBS) jobs: Jobs, @Inject(CONFIG) config: Config, @Inject(LOGGER) logger: Logger) {
    super({ url: config.database.worker, channel: "outbox", pauseMs: 1_000, what: "asking for due sagas", logger }, async () => {
      const due = await inScope(db, {}, (sql) => dueSagas(sql, batchSize));
      // The version makes room for a second asking when the first one's process died with it.
      await Promise.all(due.map(({ id, version, ...whose }) => jobs.enqueue("sagas.advance", { ...whose, sagaId: id }, { id: `${id}.${version}` })));
      return false;
    });
  }
}
