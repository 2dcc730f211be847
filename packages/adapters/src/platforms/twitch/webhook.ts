import { z } from "zod";

import { PlatformWebhookRefused, isSignedBy } from "../webhook-signature.ts";

const TOLERANCE_MS = 600_000;

const Subscription = z.object({ id: z.string(), status: z.string(), type: z.string(), version: z.string(), condition: z.record(z.string(), z.unknown()) });
const BODIES = {
  webhook_callback_verification: z.object({ subscription: Subscription, challenge: z.string().min(1) }).transform((body) => ({ kind: "verification" as const, ...body })),
  notification: z.object({ subscription: Subscription, event: z.record(z.string(), z.unknown()) }).transform((body) => ({ kind: "notification" as const, ...body })),
  revocation: z.object({ subscription: Subscription }).transform((body) => ({ kind: "revocation" as const, ...body })),
};
/**
 * A delivery of EventSub. `verification`: answer 200 with the challenge as plain text. `revocation`: the subscription's
 * status says why nothing more will come.
 */
export type TwitchDelivery = { readonly messageId: string } & z.infer<(typeof BODIES)[keyof typeof BODIES]>;

/**
 * Checks `Twitch-Eventsub-Message-Signature: sha256=<hex hmac-sha256 of id, timestamp and body under the subscription's
 * secret>` over the raw body and reads the delivery; `headers` have lower-case names, as Node gives them. Deliveries come
 * at least once: note each `messageId`. Throws PlatformWebhookRefused; a time more than ten minutes from `now` (ms) is
 * refused as a replay. Source: dev.twitch.tv/docs/eventsub/handling-webhook-events.
 */
export function readTwitchWebhook(rawBody: Buffer, headers: Readonly<Record<string, string | string[] | undefined>>, secrets: readonly string[], now: number = Date.now()): TwitchDelivery {
  const [messageId, time, signed, type] = ["id", "timestamp", "signature", "type"].map((name) => String(headers[`twitch-eventsub-message-${name}`] ?? "")) as [string, string, string, string];
  const [scheme, signature = ""] = signed.split("=", 2);
  if (scheme !== "sha256" || !isSignedBy(secrets, [messageId, time, rawBody], signature)) throw new PlatformWebhookRefused("twitch", "signature");
  // Times have nanoseconds, which dates cut off; what is no time at all is as good as an old one.
  if (!(Math.abs(now - Date.parse(time)) <= TOLERANCE_MS)) throw new PlatformWebhookRefused("twitch", "too-old");
  try {
    const body = BODIES[z.enum(["webhook_callback_verification", "notification", "revocation"]).parse(type)];
    return { messageId, ...body.parse(JSON.parse(rawBody.toString("utf8"))) };
  } catch {
    throw new PlatformWebhookRefused("twitch", "malformed");
  }
}
