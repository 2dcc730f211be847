import type { Jobs } from "@fanfare/adapters/jobs";
import type { Logger } from "@fanfare/adapters/logging";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { deliveriesWaiting, forgetOldDeliveries } from "@fanfare/db/system/webhooks";
import { newId } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import { RunsInBackground, type Background } from "../../runtime/background.ts";
import { Ticker } from "../../runtime/ticker.ts";
import { JOBS, LOGGER, SYSTEM_DB } from "../../tokens.ts";

const everyMs = 10_000;
const batchSize = 500;

/** Asks again for deliveries that the queue forgot, and forgets those that are long done with. */
@Injectable()
@RunsInBackground()
export class DeliverySweeper implements Background {
  readonly #ticker: Ticker;

  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(JOBS) private readonly jobs: Jobs,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#ticker = new Ticker(everyMs, () => this.sweep(), (error) => this.logger.warn({ err: error }, "deliveries could not be swept, trying again"));
  }

  async start(): Promise<void> {
    this.#ticker.start();
  }

  stop(): Promise<void> {
    return this.#ticker.stop();
  }

  async sweep(): Promise<boolean> {
    const waiting = await inScope(this.db, {}, (sql) => deliveriesWaiting(sql, batchSize));
    for (const { platform, deliveryId } of waiting) await this.jobs.enqueue("tracking.receive-webhook", { organizationId: null, creatorId: null, correlationId: newId(), platform, deliveryId });
    const forgotten = await inScope(this.db, {}, (sql) => forgetOldDeliveries(sql, batchSize));
    return forgotten === batchSize;
  }
}
