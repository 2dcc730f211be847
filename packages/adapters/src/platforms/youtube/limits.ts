import { pacificDay } from "@fanfare/domain/tracking";

/**
 * YouTube grants a project 10,000 units a day, and as many again for videos:batchGetStats; each call here costs one,
 * failed ones too. Days end at midnight Pacific. No header tells what is left, so we count.
 * Source: developers.google.com/youtube/v3/determine_quota_cost.
 */
export const DAILY_UNITS = { pool: 10_000, batchGetStats: 10_000 } as const;
export type Bucket = keyof typeof DAILY_UNITS;

/** Counts units over all processes: adds one to the key and answers with the new sum; the key may go after `ttlMs`. */
export type UnitCounter = { addOne(key: string, ttlMs: number): Promise<number> };

const HOUR_MS = 3_600_000;

/** Takes a unit; null when it was granted, otherwise ms until the next day's units. */
export async function takeUnit(counter: UnitCounter, bucket: Bucket, now: number): Promise<number | null> {
  const { day, endsAt } = pacificDay(now);
  const used = await counter.addOne(`youtube:units:${bucket}:${day}`, endsAt - now + HOUR_MS);
  return used > DAILY_UNITS[bucket] ? endsAt - now : null;
}

/** A counter for one process. */
export function countInMemory(): UnitCounter {
  const sums = new Map<string, number>();
  return {
    addOne: async (key) => {
      const sum = (sums.get(key) ?? 0) + 1;
      sums.set(key, sum);
      return sum;
    },
  };
}

/** A counter that all processes share. Redis forgetting it costs no more than a refusal by the platform. */
export function countInRedis(redis: { incr(key: string): Promise<number>; pexpire(key: string, ms: number): Promise<number> }): UnitCounter {
  return {
    addOne: async (key, ttlMs) => {
      const sum = await redis.incr(key);
      if (sum === 1) await redis.pexpire(key, ttlMs);
      return sum;
    },
  };
}
