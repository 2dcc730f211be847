import type { UnitCounter } from "../youtube/limits.ts";

/**
 * TikTok grants an app 600 requests a minute to each endpoint, in a sliding window, and no header tells what is left.
 * Source: developers.tiktok.com/doc/tiktok-api-v2-rate-limit.
 */
export const REQUESTS_PER_WINDOW = 600;
export const WINDOW_MS = 60_000;

export type Endpoint = "user/info" | "video/list" | "video/query";

/**
 * Takes a request to an endpoint; null when it may be made, otherwise ms until the next window. Windows here do not
 * slide, so a burst over their border may still be refused by the platform, which then says so itself.
 */
export async function takeRequest(counter: UnitCounter, endpoint: Endpoint, now: number): Promise<number | null> {
  const window = Math.floor(now / WINDOW_MS);
  const endsAt = (window + 1) * WINDOW_MS;
  const used = await counter.addOne(`tiktok:requests:${endpoint}:${window}`, endsAt - now + WINDOW_MS);
  return used > REQUESTS_PER_WINDOW ? endsAt - now : null;
}
