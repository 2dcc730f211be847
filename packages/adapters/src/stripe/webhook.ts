import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

import { DomainError } from "@fanfare/domain/kernel";

const TOLERANCE_SECONDS = 300;

const StripeEvent = z.object({
  id: z.string().startsWith("evt_"),
  type: z.string(),
  /** The connected account it happened on. */
  account: z.string().optional(),
  created: z.int(),
  data: z.object({ object: z.looseObject({ id: z.string() }) }),
});
export type StripeEvent = z.infer<typeof StripeEvent>;

/** The delivery is not from the provider, too old, or not readable: refuse it. */
export class WebhookRefused extends DomainError {
  constructor(reason: "signature" | "too-old" | "malformed") {
    super("forbidden", `payments.webhook-${reason}`, "This delivery is not accepted: its signature, its time or its form is not right.");
  }
}

/**
 * Checks the Stripe-Signature of a raw body (`t=<s>,v1=<hex hmac-sha256 of "t.body">`, several v1 while secrets change)
 * and reads the event. Deliveries repeat and come out of order: note the event's id and fetch the object before acting.
 * Source: docs.stripe.com/webhooks/signature.
 */
export function readWebhook(rawBody: Buffer, header: string, secrets: readonly string[], now: number = Date.now()): StripeEvent {
  const parts = header.split(",").map((part) => part.trim().split("=", 2));
  const time = parts.find(([name]) => name === "t")?.[1] ?? "";
  const signatures = parts.filter(([name]) => name === "v1").map(([, value]) => Buffer.from(value ?? "", "hex"));
  if (!/^\d{1,12}$/.test(time)) throw new WebhookRefused("signature");
  const expected = secrets.map((secret) => createHmac("sha256", secret).update(`${time}.`).update(rawBody).digest());
  const matches = expected.some((digest) => signatures.some((given) => given.length === digest.length && timingSafeEqual(given, digest)));
  if (!matches) throw new WebhookRefused("signature");
  if (Math.abs(now / 1000 - Number(time)) > TOLERANCE_SECONDS) throw new WebhookRefused("too-old");
  return parseEvent(rawBody);
}

function parseEvent(rawBody: Buffer): StripeEvent {
  try {
    return StripeEvent.parse(JSON.parse(rawBody.toString("utf8")));
  } catch {
    throw new WebhookRefused("malformed");
  }
}
