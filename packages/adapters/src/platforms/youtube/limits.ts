import { pacificDay } from "@fanfare/domain/tracking";

import type { Redis } from "../../redis/index.ts";

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

/** What is taken of an allowance before a call: nothing when fewer than `least` of `limit` units are left, else up to `most`. */
export type Reservation = { readonly least: number; readonly most: number; readonly limit: number; readonly ttlMs: number };

/** A counter for calls whose cost is known afterwards only: units are taken in one step before the call, so that callers at one moment never take more than there is. */
export type BudgetCounter = UnitCounter & {
  /** How many units were taken; 0 when there are too few. */
  take(key: string, reservation: Reservation): Promise<number>;
  /** Gives back what was taken and not spent. */
  giveBack(key: string, units: number): Promise<void>;
};

/** A counter for one process. */
export function countInMemory(): BudgetCounter {
  const sums = new Map<string, number>();
  const add = (key: string, units: number): number => {
    const sum = Math.max(0, (sums.get(key) ?? 0) + units);
    sums.set(key, sum);
    return sum;
  };
  return {
    addOne: async (key) => add(key, 1),
    take: async (key, { least, most, limit }) => {
      const left = limit - (sums.get(key) ?? 0);
      const taken = left < least ? 0 : Math.min(left, most);
      add(key, taken);
      return taken;
    },
    giveBack: async (key, units) => void add(key, -units),
  };
}

/** KEYS: the counter. ARGV: least, most, limit, life in ms. */
const takeScript = `
local left = tonumber(ARGV[3]) - tonumber(redis.call('GET', KEYS[1]) or '0')
if left < tonumber(ARGV[1]) then return 0 end
local taken = math.min(left, tonumber(ARGV[2]))
redis.call('INCRBY', KEYS[1], taken)
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[4]) end
return taken`;

/** A counter that is gone has nothing to be given back to: it would come again without an end. */
const giveBackScript = `
local used = tonumber(redis.call('GET', KEYS[1]) or '0')
if used > 0 then redis.call('DECRBY', KEYS[1], math.min(used, tonumber(ARGV[1]))) end`;

/** A counter that all processes share. Redis forgetting it costs no more than a refusal by the platform. */
export function countInRedis(redis: Pick<Redis, "incr" | "pexpire" | "eval">): BudgetCounter {
  return {
    addOne: async (key, ttlMs) => {
      const sum = await redis.incr(key);
      if (sum === 1) await redis.pexpire(key, ttlMs);
      return sum;
    },
    take: async (key, { least, most, limit, ttlMs }) => Number(await redis.eval(takeScript, 1, key, least, most, limit, ttlMs)),
    giveBack: async (key, units) => void (await redis.eval(giveBackScript, 1, key, units)),
  };
}
