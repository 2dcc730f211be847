import type { Logger } from "@fanfare/adapters/logging";
import { keptFor, type EventBus } from "@fanfare/adapters/nats";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { forgetPublished } from "@fanfare/db/system/outbox";
import { Inject, Injectable } from "@nestjs/common";
import type { Config } from "../config.ts";
import { RunsInBackground, type Background } from "../runtime/background.ts";
import { Ticker } from "../runtime/ticker.ts";
import { WokenTicker } from "../runtime/woken-ticker.ts";
import { CONFIG, EVENTS, LOGGER, SYSTEM_DB } from "../tokens.ts";
import { Relay } from "./relay.ts";

const pollMs = 1_000;
const sweepMs = 3_600_000;

/** Wakes the relay when facts are written, and forgets facts that every reader has long had. */
@Injectable()
@RunsInBackground()
export class RelayLoop implements Background {
  readonly #publishing: WokenTicker;
  readonly #sweeping: Ticker;

  constructor(
    @Inject(Relay) private readonly relay: Relay,
    @Inject(CONFIG) config: Config,
    @Inject(EVENTS) private readonly bus: EventBus,
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#publishing = new WokenTicker({ url: config.database.worker, channel: "outbox", pauseMs: pollMs, what: "publishing events", logger }, () => this.#publish());
    this.#sweeping = new Ticker(sweepMs, () => this.#forget(), (error) => logger.warn({ err: error }, "old events could not be dropped"));
  }

  async start(): Promise<void> {
    await this.relay.refillStream();
    this.bus.onReconnect(() => void this.#refill());
    await this.#publishing.start();
    this.#sweeping.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.#publishing.stop(), this.#sweeping.stop()]);
  }

  async #publish(): Promise<boolean> {
    const { sent, unsent } = await this.relay.publishBatch();
    if (unsent > 0) await this.relay.refillStream();
    return sent > 0 && unsent === 0;
  }

  async #refill(): Promise<void> {
    try {
      await this.relay.refillStream();
      this.#publishing.wake();
    } catch (error) {
      this.logger.warn({ err: error }, "the stream could not be checked");
    }
  }

  async #forget(): Promise<boolean> {
    const forgotten = await inScope(this.db, {}, (sql) => forgetPublished(sql, new Date(Date.now() - keptFor)));
    if (forgotten > 0) this.logger.info({ forgotten }, "old events were dropped from the outbox");
    return false;
  }
}
