/**
 * Repeats work: at once when woken, else after a pause. Never two at a time, and a wake during a run is not lost.
 * `work` answers whether there is more to do now.
 */
export class Ticker {
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #wokenMeanwhile = false;
  #stopped = false;

  constructor(
    private readonly pauseMs: number,
    private readonly work: () => Promise<boolean>,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.wake();
  }

  wake(): void {
    if (this.#stopped) return;
    if (this.#running) {
      this.#wokenMeanwhile = true;
      return;
    }
    if (this.#timer) clearTimeout(this.#timer);
    this.#running = this.#run().finally(() => {
      this.#running = null;
      this.#rest();
    });
  }

  /** Waits for the run that is going on. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      do this.#wokenMeanwhile = false;
      while (!this.#stopped && ((await this.work()) || this.#wokenMeanwhile));
    } catch (error) {
      this.#wokenMeanwhile = false;
      this.onError(error);
    }
  }

  #rest(): void {
    if (!this.#stopped) this.#timer = setTimeout(() => this.wake(), this.pauseMs);
  }
}
