import { createHmac } from "node:crypto";

import { postRepeatedly } from "../http/delivery.ts";
import type { App } from "./oauth.ts";
import type { TikTokState } from "./state.ts";

/** Why an authorization ended. Source: developers.tiktok.com/doc/webhooks-events. */
export const REMOVAL_REASONS = { unknown: 0, user: 1, "account-deleted": 2, "age-change": 3, banned: 4, developer: 5 } as const;

export interface Delivery {
  readonly event: string;
  readonly openId: string;
  readonly content: object;
  /** Flaws that a careful receiver refuses: a wrong secret, a signed time so many seconds ago. */
  readonly wrongSecret?: boolean;
  readonly ageSeconds?: number;
  /** Deliveries come at least once. */
  readonly times?: number;
}

/** The Tiktok-Signature header: `t=<seconds>,s=<hex hmac-sha256 of "t.payload">`. Source: developers.tiktok.com/doc/webhooks-verification. */
export function signature(payload: string, secret: string, seconds: number): string {
  return `t=${seconds},s=${createHmac("sha256", secret).update(`${seconds}.${payload}`).digest("hex")}`;
}

/** Sends an event to the app's address; answers with the HTTP status of each delivery, 0 when it was not reached. */
export async function deliver({ event, openId, content, wrongSecret = false, ageSeconds = 0, times = 1 }: Delivery, state: TikTokState, { clientKey, clientSecret }: App): Promise<number[]> {
  const seconds = Math.floor(state.now() / 1000) - ageSeconds;
  const payload = JSON.stringify({ client_key: clientKey, event, create_time: seconds, user_openid: openId, content: JSON.stringify(content) });
  const header = signature(payload, wrongSecret ? "another secret" : clientSecret, seconds);
  return postRepeatedly(state.webhookUrl, payload, { "tiktok-signature": header }, times);
}
