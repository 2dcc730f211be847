import type { Logger } from "@fanfare/adapters/logging";
import type { Background } from "./background.ts";
import { Ticker } from "./ticker.ts";

/** How often the work is done, and what the log says when it failed; it is tried again after the same pause. */
export type Repetition = { everyMs: number; failure: string; logger: Pick<Logger, "warn"> };

/** Work that a process repeats from its start to its end, never twice at a time. */
export abstract class Repeated implements Background {
  readonly #ticker: Ticker;
  #isStarted = false;

  protected constructor({ everyMs, failure, logger }: Repetition) {
    this.#ticker = new Ticker(everyMs, () => this.work(), (error) => logger.warn({ err: error }, failure));
  }

  /** One run; answers whether there is more to do at once. */
  abstract work(): Promise<boolean>;

  /** Does the work at once instead of after the pause; nothing before the process has started it. */
  protected wake(): void {
    if (this.#isStarted) this.#ticker.wake();
  }

  async start(): Promise<void> {
    this.#isStarted = true;
    this.#ticker.start();
  }

  stop(): Promise<void> {
    return this.#ticker.stop();
  }
}
