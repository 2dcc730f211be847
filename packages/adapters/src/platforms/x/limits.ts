import type { JsonAnswer } from "../../resilience/index.ts";
import type { BudgetCounter } from "../youtube/limits.ts";

/** Requests of one account to one endpoint are counted in windows of fifteen minutes. Source: docs.x.com/x-api/fundamentals/rate-limits. */
export const WINDOW_MS = 900_000;
/** The month of X's bill is not the calendar's, so who has used it up is asked again each day. */
export const CAP_WAIT_MS = 86_400_000;
/** A profile is priced like two posts ($0.010 and $0.005). Source: docs.x.com/x-api/getting-started/pricing. */
export const READS_OF_A_PROFILE = 2;

const DAY_MS = 86_400_000;

/** Reads of a month that are taken for one call; `reads` is 0 when the budget does not hold enough, and is renewed after `renewedInMs`. */
export type ReservedReads = { readonly reads: number; readonly renewedInMs: number; readonly key: string; readonly ttlMs: number };
/** What a call costs at least, without which it is not made, and at most. */
export type Price = { readonly least: number; readonly most: number };

/**
 * Takes what a paid call may cost of this calendar month's budget (UTC), before it is made: calls at the same moment never go over
 * it together. `settle` follows when the cost is known. A process that dies in between has taken what it reserved.
 */
export async function reserveReads(counter: BudgetCounter, { least, most }: Price, readsPerMonth: number, now: number): Promise<ReservedReads> {
  const { key, endsAt } = monthOf(now);
  const ttlMs = endsAt - now + DAY_MS;
  const reads = await counter.take(key, { least, most, limit: readsPerMonth, ttlMs });
  return { reads, renewedInMs: endsAt - now, key, ttlMs };
}

/** Gives back what a call did not cost; what it cost beyond its reservation is counted, too. In the month in which it was reserved. */
export async function settle(counter: BudgetCounter, { reads, key, ttlMs }: ReservedReads, cost: number): Promise<void> {
  if (cost < reads) await counter.giveBack(key, reads - cost);
  else await Promise.all(Array.from({ length: cost - reads }, () => counter.addOne(key, ttlMs)));
}

function monthOf(now: number): { key: string; endsAt: number } {
  const date = new Date(now);
  return { key: `x:reads:${date.toISOString().slice(0, 7)}`, endsAt: Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) };
}

/** How long to wait, in ms, after a 429: by Retry-After, or until x-rate-limit-reset (seconds since the epoch), a window at most. */
export function waitToldBy({ headers, retryAfterMs }: JsonAnswer, now: number): number {
  if (retryAfterMs !== null) return retryAfterMs;
  const reset = headers.get("x-rate-limit-reset") ?? "";
  if (!/^\d{1,12}$/.test(reset)) return WINDOW_MS;
  return Math.min(WINDOW_MS, Math.max(1_000, Number(reset) * 1000 - now));
}
