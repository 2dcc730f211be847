/** Moments within the last `lengthMs`; asking costs next to nothing however many there are. */
export class RollingWindow {
  readonly #lengthMs: number;
  #times: number[] = [];
  #first = 0;

  constructor(lengthMs: number) {
    this.#lengthMs = lengthMs;
  }

  add(now: number): void {
    this.#times.push(now);
  }

  /** How many moments are not older than the window at `now` (ms). */
  count(now: number): number {
    while ((this.#times[this.#first] ?? Infinity) <= now - this.#lengthMs) this.#first += 1;
    if (this.#first > 10_000) {
      this.#times = this.#times.slice(this.#first);
      this.#first = 0;
    }
    return this.#times.length - this.#first;
  }

  /** When the oldest of them leaves the window, in ms from `now`; 0 when there is none. */
  msUntilOneLeaves(now: number): number {
    return this.count(now) === 0 ? 0 : (this.#times[this.#first] ?? now) + this.#lengthMs - now;
  }
}
