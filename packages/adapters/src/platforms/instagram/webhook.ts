import { timingSafeEqual } from "node:crypto";
import { z } from "zod";

import { PlatformWebhookRefused, isSignedBy } from "../webhook-signature.ts";

const Delivery = z.object({
  object: z.literal("instagram"),
  entry: z.array(z.object({ id: z.string(), time: z.int(), changes: z.array(z.object({ field: z.string(), value: z.record(z.string(), z.unknown()) })).default([]) })),
});
const SignedPayload = z.object({ algorithm: z.literal("HMAC-SHA256"), user_id: z.string().regex(/^\d{1,20}$/), issued_at: z.int().min(1).max(99_999_999_999) });
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

/** Whose app was removed, or whose data is to be deleted: the id under which this app alone knows the person (`id` of /me), and since when. */
export type InstagramSignedRequest = { readonly userId: string; readonly issuedAt: Date };

/**
 * Checks and reads the `signed_request` that the platform posts to the callbacks for deauthorisation and for deletion of
 * data: `<signature>.<payload>`, both in base64url, the signature being the HMAC-SHA256 of the payload as it is sent, under
 * the app secret. A call for deletion is answered with JSON of `url`, where its state can be seen, and `confirmation_code`.
 * Throws PlatformWebhookRefused; calls repeat and have no age limit, so doing twice what they ask must do no harm.
 * Source: developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback.
 */
export function readInstagramSignedRequest(signedRequest: string, appSecrets: readonly string[]): InstagramSignedRequest {
  const [signature = "", payload = "", ...more] = signedRequest.split(".");
  const isSigned = more.length === 0 && isSignedBy(appSecrets, [payload], Buffer.from(signature, "base64url").toString("hex"));
  if (!isSigned) throw new PlatformWebhookRefused("instagram", "signature");
  try {
    // An id may be a bare number, longer than a number holds.
    const text = Buffer.from(payload, "base64url").toString("utf8").replace(/("user_id"\s*:\s*)(\d+)/, '$1"$2"');
    const { user_id, issued_at } = SignedPayload.parse(JSON.parse(text));
    return { userId: user_id, issuedAt: new Date(issued_at * 1000) };
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
