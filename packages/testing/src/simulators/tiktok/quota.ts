const WINDOW_MS = 60_000;
const REQUESTS_PER_WINDOW = 600;

/** Requests of one app to each endpoint in the last minute: a sliding window. */
export class RequestWindow {
  readonly #times = new Map<string, number[]>();
  #allowed = REQUESTS_PER_WINDOW;

  /** Counts a request at `now` (ms); false when the window is full, which then does not grow. */
  take(endpoint: string, now: number): boolean {
    const times = (this.#times.get(endpoint) ?? []).filter((time) => time > now - WINDOW_MS);
    this.#times.set(endpoint, times);
    if (times.length >= this.#allowed) return false;
    times.push(now);
    return true;
  }

  /** Allows so many requests a minute from now on. */
  allow(requests: number): void {
    this.#allowed = requests;
  }

  used(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#times].map(([endpoint, times]) => [endpoint, times.length]));
  }

  reset(): void {
    this.#times.clear();
    this.#allowed = REQUESTS_PER_WINDOW;
  }
}
