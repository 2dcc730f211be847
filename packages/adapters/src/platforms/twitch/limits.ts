import type { JsonAnswer } from "../../resilience/index.ts";

/** A bucket of points, one for each user of an app, fills up again within a minute. */
export const REFILL_MS = 60_000;

/**
 * How long to wait, in ms, after a 429: by Retry-After, or until Ratelimit-Reset (seconds since the epoch) when no points
 * are left. Null when the headers say that points are left: then the platform is overloaded, and no bucket is empty.
 * Source: dev.twitch.tv/docs/api/guide, "Twitch rate limits".
 */
export function waitToldBy({ headers, retryAfterMs }: JsonAnswer, now: number): number | null {
  if (retryAfterMs !== null) return retryAfterMs;
  if (Number(headers.get("ratelimit-remaining") ?? 0) > 0) return null;
  const reset = headers.get("ratelimit-reset") ?? "";
  if (!/^\d{1,12}$/.test(reset)) return REFILL_MS;
  // The clocks of both sides may differ, and nobody waits longer than the bucket takes to fill.
  return Math.min(REFILL_MS, Math.max(1_000, Number(reset) * 1000 - now));
}
