import type { JsonAnswer } from "../../resilience/index.ts";
import type { UnitCounter } from "../youtube/limits.ts";

/** Requests of one account to one endpoint are counted in windows of fifteen minutes. Source: docs.x.com/x-api/fundamentals/rate-limits. */
export const WINDOW_MS = 900_000;
/** The month of X's bill is not the calendar's, so who has used it up is asked again each day. */
export const CAP_WAIT_MS = 86_400_000;
/** A profile is priced like two posts ($0.010 and $0.005). Source: docs.x.com/x-api/getting-started/pricing. */
export const READS_OF_A_PROFILE = 2;

const DAY_MS = 86_400_000;

/** What this month's budget still holds. */
export type Budget = { readonly left: number; readonly renewedInMs: number };

/**
 * Begins a paid call: takes one read of this calendar month (UTC) and tells how many are left with it, so that the call
 * asks for no more. X charges for what it returned, so `countReads` notes the rest when the answer is there, and a call that
 * failed has taken one. Calls at the same moment may together go over the budget by what each of them asked for.
 */
export async function openBudget(counter: UnitCounter, readsPerMonth: number, now: number): Promise<Budget> {
  const { key, endsAt } = monthOf(now);
  const used = await counter.addOne(key, endsAt - now + DAY_MS);
  return { left: Math.max(0, readsPerMonth - used + 1), renewedInMs: endsAt - now };
}

/** Notes so many reads beside the one that began the call. */
export async function countReads(counter: UnitCounter, reads: number, now: number): Promise<void> {
  const { key, endsAt } = monthOf(now);
  await Promise.all(Array.from({ length: Math.max(0, reads) }, () => counter.addOne(key, endsAt - now + DAY_MS)));
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
