import { z } from "zod";

import { PlatformWebhookRefused, isSignedBy } from "../webhook-signature.ts";

const TOLERANCE_SECONDS = 300;

/** `content` is JSON inside of JSON. */
const Content = z.string().transform((text, context) => {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    context.addIssue("content is not JSON");
    return z.NEVER;
  }
});
const Event = z.object({ client_key: z.string(), event: z.string(), create_time: z.int(), user_openid: z.string(), content: Content });
/** A delivery; `user_openid` is the account's id. After `authorization.removed` its tokens are already dead. */
export type TikTokEvent = z.infer<typeof Event>;

/**
 * Checks `Tiktok-Signature: t=<s>,s=<hex hmac-sha256 of "t.body" under the client secret>` over the raw body and reads the
 * event. Deliveries repeat for 72 hours: note what was seen. Throws PlatformWebhookRefused; a time more than five minutes
 * from `now` (ms) is refused as a replay. Source: developers.tiktok.com/doc/webhooks-verification.
 */
export function readTikTokWebhook(rawBody: Buffer, header: string, secrets: readonly string[], now: number = Date.now()): TikTokEvent {
  const parts = new Map(header.split(",").map((part) => part.trim().split("=", 2) as [string, string | undefined]));
  const time = parts.get("t") ?? "";
  if (!/^\d{1,12}$/.test(time) || !isSignedBy(secrets, [`${time}.`, rawBody], parts.get("s") ?? "")) throw new PlatformWebhookRefused("tiktok", "signature");
  if (Math.abs(now / 1000 - Number(time)) > TOLERANCE_SECONDS) throw new PlatformWebhookRefused("tiktok", "too-old");
  try {
    return Event.parse(JSON.parse(rawBody.toString("utf8")));
  } catch {
    throw new PlatformWebhookRefused("tiktok", "malformed");
  }
}
