import { createHmac, randomInt } from "node:crypto";

import { postDelivery, postRepeatedly } from "../http/delivery.ts";
import type { App } from "./oauth.ts";
import type { InstagramState } from "./state.ts";

const QUESTION_TIMEOUT_MS = 10_000;

export interface Change {
  readonly accountId: string;
  readonly field: string;
  readonly value: object;
}

/** Flaws that a careful receiver refuses or bears. */
export interface Flaws {
  readonly wrongSecret?: boolean;
  readonly times?: number;
}

/** The body as it is signed and sent: what is not ASCII is escaped. Source: developers.facebook.com/documentation/instagram-platform/webhooks. */
export function escapedJson(content: object): string {
  return JSON.stringify(content).replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The X-Hub-Signature-256 header: `sha256=<hex hmac-sha256 of the body>`. */
export function signature(payload: string, appSecret: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(payload).digest("hex")}`;
}

/** The `signed_request` of the callbacks: signature and payload in base64url, the id being the one that this app alone knows. Source: developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback. */
export function signedRequest(appScopedId: string, issuedAt: number, appSecret: string): string {
  const payload = Buffer.from(JSON.stringify({ user_id: appScopedId, algorithm: "HMAC-SHA256", issued_at: Math.floor(issuedAt / 1000) })).toString("base64url");
  return `${createHmac("sha256", appSecret).update(payload).digest("base64url")}.${payload}`;
}

/** Posts a signed request as a form; answers with the status, 0 when nobody was reached, and what was answered. */
export function callBack(url: string, signed: string): Promise<{ status: number; text: string }> {
  return postDelivery(url, new URLSearchParams({ signed_request: signed }).toString(), { "content-type": "application/x-www-form-urlencoded" });
}

/** Asks an address whether it wants the app's deliveries, as the app's dashboard does; true when it echoes the challenge. */
export async function verify(url: string, { verifyToken }: App): Promise<boolean> {
  const challenge = String(randomInt(1e9, 2e9));
  const asked = new URL(url);
  for (const [name, value] of Object.entries({ mode: "subscribe", verify_token: verifyToken, challenge })) asked.searchParams.set(`hub.${name}`, value);
  try {
    const response = await fetch(asked, { signal: AbortSignal.timeout(QUESTION_TIMEOUT_MS) });
    return response.ok && (await response.text()) === challenge;
  } catch {
    return false;
  }
}

/** Sends changes in one batch, grouped by account; answers with the HTTP status of each delivery, 0 when it was not reached. */
export async function deliver(changes: readonly Change[], state: InstagramState, { clientSecret }: App, { wrongSecret = false, times = 1 }: Flaws = {}): Promise<number[]> {
  const time = Math.floor(state.now() / 1000);
  const accounts = Map.groupBy(changes, ({ accountId }) => accountId);
  const entry = [...accounts].map(([id, of]) => ({ id, time, changes: of.map(({ field, value }) => ({ field, value })) }));
  const payload = escapedJson({ object: "instagram", entry });
  const header = signature(payload, wrongSecret ? "another secret" : clientSecret);
  return postRepeatedly(state.webhookUrl, payload, { "x-hub-signature-256": header }, times);
}
