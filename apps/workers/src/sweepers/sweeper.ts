import type { Jobs } from "@fanfare/adapters/jobs";
import type { Logger } from "@fanfare/adapters/logging";
import type { Database } from "@fanfare/db/connection";
import { inScope, type Sql } from "@fanfare/db/scoped";
import { assetsToProcess, bulkActionsToRun, importsToRun, publicationsToVerify, searchesToCheck, turnsToLapse, type Waiting } from "@fanfare/db/system/sweeps";
import { newId } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import { RunsInBackground, type Background } from "../runtime/background.ts";
import { Ticker } from "../runtime/ticker.ts";
import { JOBS, LOGGER, SYSTEM_DB } from "../tokens.ts";

const everyMs = 10_000;
const batchSize = 500;

type Sweep = { find(sql: Sql, limit: number): Promise<Waiting[]>; ask(jobs: Jobs, waiting: Waiting): Promise<string> };
type Whose = { organizationId: string | null; creatorId: string | null; correlationId: string };

const whose = ({ organizationId, creatorId }: Waiting): Whose => ({ organizationId, creatorId, correlationId: newId() });

/** Each row that waits for work, and the job that does it. */
const sweeps: readonly Sweep[] = [
  { find: assetsToProcess, ask: (jobs, row) => jobs.enqueue("media.process-asset", { ...whose(row), assetId: row.id }) },
  { find: importsToRun, ask: (jobs, row) => jobs.enqueue("creators.import-creators", { ...whose(row), importId: row.id }) },
  { find: bulkActionsToRun, ask: (jobs, row) => jobs.enqueue("discovery.run-bulk-action", { ...whose(row), bulkId: row.id }) },
  { find: publicationsToVerify, ask: (jobs, row) => jobs.enqueue("tracking.verify-publication", { ...whose(row), publicationId: row.id }) },
  { find: turnsToLapse, ask: (jobs, row) => jobs.enqueue("collaborations.lapse-turn", { ...whose(row), collaborationId: row.id }) },
  { find: searchesToCheck, ask: (jobs, row) => jobs.enqueue("discovery.check-saved-search", { ...whose(row), searchId: row.id, due: row.due ?? "" }) },
];

/**
 * Asks again for every job that a row says is wanted: queues may forget, rows don't. A job that waits already is not
 * asked for twice, because its id is made from the row.
 */
@Injectable()
@RunsInBackground()
export class Sweeper implements Background {
  readonly #ticker: Ticker;

  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(JOBS) private readonly jobs: Jobs,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#ticker = new Ticker(everyMs, () => this.sweep(), (error) => this.logger.warn({ err: error }, "a sweep failed, trying again"));
  }

  async start(): Promise<void> {
    this.#ticker.start();
  }

  stop(): Promise<void> {
    return this.#ticker.stop();
  }

  async sweep(): Promise<boolean> {
    for (const { find, ask } of sweeps) {
      const waiting = await inScope(this.db, {}, (sql) => find(sql, batchSize));
      await Promise.all(waiting.map((row) => ask(this.jobs, row)));
    }
    return false;
  }
}
