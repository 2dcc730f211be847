/** Whether this process takes work. Readiness tells it, so that nobody sends more to a process that is leaving. */
export class Lifecycle {
  readonly startedAt = new Date();
  #stopping = new AbortController();

  /** Aborted once the process was asked to end. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  beginStop(): void {
    this.#stopping.abort();
  }
}
