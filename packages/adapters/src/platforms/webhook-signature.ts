import { createHmac, timingSafeEqual } from "node:crypto";

import type { Platform } from "@fanfare/contracts/platforms";
import { DomainError } from "@fanfare/domain/kernel";

/** The delivery is not from the platform, too old, or not readable: refuse it. */
export class PlatformWebhookRefused extends DomainError {
  constructor(platform: Platform, reason: "signature" | "too-old" | "malformed") {
    super("forbidden", `tracking.webhook-${reason}`, "This delivery is not accepted: its signature, its time or its form is not right.", { details: { platform, reason } });
  }
}

const HEX_SIGNATURES = { sha256: /^[\da-f]{64}$/i, sha1: /^[\da-f]{40}$/i };

/** Whether a hex HMAC (SHA-256, or what else the platform signs by) is that of `parts`, one after the other, under one of the secrets. Takes the same time for right and wrong ones. */
export function isSignedBy(secrets: readonly string[], parts: readonly (string | Buffer)[], hexSignature: string, algorithm: keyof typeof HEX_SIGNATURES = "sha256"): boolean {
  if (!HEX_SIGNATURES[algorithm].test(hexSignature)) return false;
  const given = Buffer.from(hexSignature, "hex");
  const digests = secrets.map((secret) => parts.reduce<ReturnType<typeof createHmac>>((hmac, part) => hmac.update(part), createHmac(algorithm, secret)).digest());
  return digests.filter((digest) => timingSafeEqual(digest, given)).length > 0;
}
