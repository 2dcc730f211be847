import type { Jobs } from "@fanfare/adapters/jobs";
import type { Logger } from "@fanfare/adapters/logging";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { mailsToSend } from "@fanfare/db/system/sweeps";
import { newId } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import type { Config } from "../config.ts";
import { RunsInBackground } from "../runtime/background.ts";
import { WokenTicker } from "../runtime/woken-ticker.ts";
import { CONFIG, JOBS, LOGGER, SYSTEM_DB } from "../tokens.ts";

const batchSize = 200;

/** Asks for every letter that waits in the database to be sent. */
@Injectable()
@RunsInBackground()
export class QueuedMails extends WokenTicker {
  constructor(@Inject(SYSTEM_DB) db: Database, @Inject(JOBS) jobs: Jobs, @Inject(CONFIG) config: Config, @Inject(LOGGER) logger: Logger) {
    super({ url: config.database.worker, channel: "mails", pauseMs: 5_000, what: "asking for mails", logger }, async () => {
      const waiting = await inScope(db, {}, (sql) => mailsToSend(sql, batchSize));
      await Promise.all(waiting.map(({ id, organizationId }) => jobs.enqueue("messaging.send-mail", { organizationId, creatorId: null, correlationId: newId(), mailId: id })));
      return false;
    });
  }
}
