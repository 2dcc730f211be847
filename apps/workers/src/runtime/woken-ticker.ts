import type { Logger } from "@fanfare/adapters/logging";
import { listenTo, type Listener } from "@fanfare/db/listen";
import type { Background } from "./background.ts";
import { Ticker } from "./ticker.ts";

/** `channel` is what a trigger notifies; `pauseMs` is for the notification that was lost; `what` names it in logs. */
export type WokenTickerSettings = { url: string; channel: string; pauseMs: number; what: string; logger: Logger };

/** Repeats work when the database says that there is some, and now and then anyway. */
export class WokenTicker implements Background {
  readonly #ticker: Ticker;
  #listener: Listener | null = null;

  constructor(
    private readonly settings: WokenTickerSettings,
    work: () => Promise<boolean>,
  ) {
    const { logger, what } = settings;
    this.#ticker = new Ticker(settings.pauseMs, work, (error) => logger.warn({ err: error }, `${what} failed, trying again`));
  }

  async start(): Promise<void> {
    const { url, channel, logger, what } = this.settings;
    this.#listener = listenTo(url, channel, () => this.#ticker.wake(), (error) => logger.warn({ err: error }, `listening for ${what} failed, trying again`));
    this.#ticker.start();
  }

  wake(): void {
    this.#ticker.wake();
  }

  async stop(): Promise<void> {
    await Promise.all([this.#listener?.close(), this.#ticker.stop()]);
  }
}
