import { timingSafeEqual } from "node:crypto";
import { z } from "zod";

import { PlatformWebhookRefused, isSignedBy } from "../webhook-signature.ts";

const Delivery = z.object({
  object: z.literal("instagram"),
  entry: z.array(z.object({ id: z.string(), time: z.int(), changes: z.array(z.object({ field: z.string(), value: z.record(z.string(), z.unknown()) })).default([]) })),
});
/** One change at one account; `accountId` is the account's id, `at` is when the platform noticed it. */
export type InstagramChange = { readonly accountId: string; readonly at: Date; readonly field: string; readonly value: Readonly<Record<string, unknown>> };

/**
 * Checks `X-Hub-Signature-256: sha256=<hex hmac-sha256 of the body under the app secret>` over the raw body, in which
 * anything but ASCII is escaped, and reads the changes. No time is signed, and deliveries are batched, repeated and out of
 * order: a replay can't be told apart, so act on a change only as on a hint to look. Throws PlatformWebhookRefused.
 * Source: developers.facebook.com/documentation/instagram-platform/webhooks.
 */
export function readInstagramWebhook(rawBody: Buffer, header: string, appSecrets: readonly string[]): InstagramChange[] {
  const [scheme, signature = ""] = header.split("=", 2);
  if (scheme !== "sha256" || !isSignedBy(appSecrets, [rawBody], signature)) throw new PlatformWebhookRefused("instagram", "signature");
  try {
    const { entry } = Delivery.parse(JSON.parse(rawBody.toString("utf8")));
    return entry.flatMap(({ id, time, changes }) => changes.map((change) => ({ accountId: id, at: new Date(time * 1000), ...change })));
  } catch {
    throw new PlatformWebhookRefused("instagram", "malformed");
  }
}

/** What to answer, as plain text, when the platform asks whether an address wants its deliveries; null when it is not the platform that asks. */
export function webhookChallenge(query: URLSearchParams, verifyToken: string): string | null {
  const given = Buffer.from(query.get("hub.verify_token") ?? "");
  const expected = Buffer.from(verifyToken);
  const isRight = query.get("hub.mode") === "subscribe" && given.length === expected.length && timingSafeEqual(given, expected);
  return isRight ? query.get("hub.challenge") : null;
}
