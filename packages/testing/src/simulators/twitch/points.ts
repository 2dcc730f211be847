const POINTS = 800;
const MINUTE_MS = 60_000;

/** Token buckets, one for each user of the app and one for the app itself; each call takes a point, and they refill evenly. */
export class PointBuckets {
  readonly #buckets = new Map<string, { left: number; at: number }>();
  #size = POINTS;

  /** Takes a point at `now` (ms), if there is one; `headers` tell what is left. */
  take(owner: string, now: number): { granted: boolean; headers: Record<string, string> } {
    const left = this.#leftOf(owner, now);
    const granted = left >= 1;
    const after = granted ? left - 1 : left;
    this.#buckets.set(owner, { left: after, at: now });
    const fullAt = now + ((this.#size - after) / Math.max(1, this.#size)) * MINUTE_MS;
    return {
      granted,
      headers: { "ratelimit-limit": String(this.#size), "ratelimit-remaining": String(Math.floor(after)), "ratelimit-reset": String(Math.ceil(fullAt / 1000)) },
    };
  }

  /** Lets buckets hold so many points from now on, all of them full. */
  allow(points: number): void {
    this.#size = points;
    this.#buckets.clear();
  }

  reset(): void {
    this.allow(POINTS);
  }

  left(now: number): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#buckets.keys()].map((owner) => [owner, Math.floor(this.#leftOf(owner, now))]));
  }

  #leftOf(owner: string, now: number): number {
    const { left, at } = this.#buckets.get(owner) ?? { left: this.#size, at: now };
    return Math.min(this.#size, left + ((now - at) / MINUTE_MS) * this.#size);
  }
}
