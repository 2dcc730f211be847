import { RollingWindow } from "../http/rolling-window.ts";

const WINDOW_MS = 60_000;
const REQUESTS_PER_WINDOW = 600;

/** Requests of one app to each endpoint in the last minute: a sliding window. */
export class RequestWindow {
  readonly #windows = new Map<string, RollingWindow>();
  #allowed = REQUESTS_PER_WINDOW;

  /** Counts a request at `now` (ms); false when the window is full, which then does not grow. */
  take(endpoint: string, now: number): boolean {
    const window = this.#windows.get(endpoint) ?? new RollingWindow(WINDOW_MS);
    this.#windows.set(endpoint, window);
    if (window.count(now) >= this.#allowed) return false;
    window.add(now);
    return true;
  }

  /** Allows so many requests a minute from now on. */
  allow(requests: number): void {
    this.#allowed = requests;
  }

  used(now: number): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#windows].map(([endpoint, window]) => [endpoint, window.count(now)]));
  }

  reset(): void {
    this.#windows.clear();
    this.#allowed = REQUESTS_PER_WINDOW;
  }
}
