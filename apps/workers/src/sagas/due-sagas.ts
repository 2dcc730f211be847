import type { Jobs } from "@fanfare/adapters/jobs";
import type { Logger } from "@fanfare/adapters/logging";
import type { Database } from "@fanfare/db/connection";
import { listenTo, type Listener } from "@fanfare/db/listen";
import { inScope } from "@fanfare/db/scoped";
import { dueSagas } from "@fanfare/db/system/sagas";
import { Inject, Injectable } from "@nestjs/common";
import type { Config } from "../config.ts";
import { RunsInBackground, type Background } from "../runtime/background.ts";
import { Ticker } from "../runtime/ticker.ts";
import { CONFIG, JOBS, LOGGER, SYSTEM_DB } from "../tokens.ts";

const pollMs = 1_000;
const batchSize = 100;

/** Asks for every saga that is due to be taken on. Their rows are the truth; a job that was lost is asked for again. */
@Injectable()
@RunsInBackground()
export class DueSagas implements Background {
  readonly #ticker: Ticker;
  #listener: Listener | null = null;

  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(JOBS) private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#ticker = new Ticker(pollMs, () => this.askForDue(), (error) => this.logger.warn({ err: error }, "due sagas could not be read, trying again"));
  }

  async start(): Promise<void> {
    // A saga starts in a transaction that writes facts too, so their notification is its own.
    this.#listener = listenTo(this.config.database.worker, "outbox", () => this.#ticker.wake(), (error) => this.logger.warn({ err: error }, "listening for sagas failed, trying again"));
    this.#ticker.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.#listener?.close(), this.#ticker.stop()]);
  }

  async askForDue(): Promise<boolean> {
    const due = await inScope(this.db, {}, (sql) => dueSagas(sql, batchSize));
    // The version makes room for a second asking when the first one's process died with it.
    await Promise.all(due.map(({ id, version, ...whose }) => this.jobs.enqueue("sagas.advance", { ...whose, sagaId: id }, { id: `${id}.${version}` })));
    return false;
  }
}
