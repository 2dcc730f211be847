import type { Logger } from "@fanfare/adapters/logging";
import type { Database } from "@fanfare/db/connection";
import { organizationsWithLedger, verifyOrganization } from "@fanfare/db/readers/ledger-chain";
import { inScope } from "@fanfare/db/scoped";
import { Inject, Injectable } from "@nestjs/common";
import { RunsInBackground, type Background } from "../runtime/background.ts";
import type { Metrics } from "../runtime/metrics.ts";
import { Ticker } from "../runtime/ticker.ts";
import { LOGGER, METRICS, SYSTEM_DB } from "../tokens.ts";

const onceADayMs = 24 * 3_600_000;

/** Checks every ledger when the process starts and once a day: a fault is for people to hear of, not to repair. */
@Injectable()
@RunsInBackground()
export class WatchLedger implements Background {
  readonly #ticker: Ticker;

  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#ticker = new Ticker(onceADayMs, () => this.check(), (error) => this.logger.warn({ err: error }, "the ledgers could not be checked"));
  }

  async start(): Promise<void> {
    this.#ticker.start();
  }

  stop(): Promise<void> {
    return this.#ticker.stop();
  }

  async check(): Promise<boolean> {
    let faults = 0;
    for (const organizationId of await inScope(this.db, {}, organizationsWithLedger)) {
      const verdict = await verifyOrganization(this.db, organizationId);
      faults += verdict.faults.length;
      if (verdict.faults.length > 0) this.logger.error({ organizationId, faults: verdict.faults }, "a ledger does not agree with itself");
    }
    this.metrics.ledgerFaults.set(faults);
    return false;
  }
}
