import type { Jobs } from "@fanfare/adapters/jobs";
import type { Logger } from "@fanfare/adapters/logging";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { deliveriesWaiting, forgetOldDeliveries } from "@fanfare/db/system/webhooks";
import { newId } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import { RunsInBackground } from "../../runtime/background.ts";
import { Repeated } from "../../runtime/repeated.ts";
import { JOBS, LOGGER, SYSTEM_DB } from "../../tokens.ts";

const everyMs = 10_000;
const batchSize = 500;

/** Asks again for deliveries that the queue forgot, and forgets those that are long done with. */
@Injectable()
@RunsInBackground()
export class DeliverySweeper extends Repeated {
  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(JOBS) private readonly jobs: Jobs,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ everyMs, failure: "deliveries could not be swept, trying again", logger });
  }

  async work(): Promise<boolean> {
    const waiting = await inScope(this.db, {}, (sql) => deliveriesWaiting(sql, batchSize));
    for (const { platform, deliveryId } of waiting) await this.jobs.enqueue("tracking.receive-webhook", { organizationId: null, creatorId: null, correlationId: newId(), platform, deliveryId });
    const forgotten = await inScope(this.db, {}, (sql) => forgetOldDeliveries(sql, batchSize));
    return forgotten === batchSize;
  }
}
