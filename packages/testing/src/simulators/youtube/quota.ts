export type Bucket = "pool" | "batchGetStats";

const DAILY_UNITS: Readonly<Record<Bucket, number>> = { pool: 10_000, batchGetStats: 10_000 };
const pacificDay = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Los_Angeles" });

/** Units of one project per day; the day ends at midnight Pacific. */
export class Quota {
  #day = "";
  #used: Record<Bucket, number> = { pool: 0, batchGetStats: 0 };

  /** Takes one unit at `now` (ms); false when the day's units are gone. */
  spend(bucket: Bucket, now: number): boolean {
    this.#turn(now);
    if (this.#used[bucket] >= DAILY_UNITS[bucket]) return false;
    this.#used[bucket] += 1;
    return true;
  }

  /** Leaves this many units of the day that `now` lies in. */
  leave(bucket: Bucket, units: number, now: number): void {
    this.#turn(now);
    this.#used[bucket] = DAILY_UNITS[bucket] - units;
  }

  used(now: number): Readonly<Record<Bucket, number>> {
    this.#turn(now);
    return this.#used;
  }

  reset(): void {
    this.#day = "";
  }

  #turn(now: number): void {
    const day = pacificDay.format(now);
    if (day === this.#day) return;
    this.#day = day;
    this.#used = { pool: 0, batchGetStats: 0 };
  }
}
