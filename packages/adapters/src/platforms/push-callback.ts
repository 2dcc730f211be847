import { createHmac, timingSafeEqual } from "node:crypto";

import type { PushingPlatform } from "@fanfare/contracts/webhooks";

import type { SealingKey } from "../secrets/index.ts";

/**
 * The address that a platform is asked to call about one account. It names the key that its secret is made of, so that keys
 * can be changed, and proves that we made it, so that nobody subscribes us to what we did not ask for.
 */
export function pushCallback(publicUrl: string | URL, platform: PushingPlatform, accountId: string, key: SealingKey): URL {
  const url = new URL(`/api/webhooks/${platform}`, publicUrl);
  for (const [name, value] of Object.entries({ account: accountId, key: key.id, proof: derived(key, "callback", platform, accountId) })) url.searchParams.set(name, value);
  return url;
}

/** Whether the address a platform called is one that `pushCallback` made for the account. */
export function isOwnCallback(query: URLSearchParams, platform: PushingPlatform, keys: readonly SealingKey[]): boolean {
  const key = keys.find(({ id }) => id === query.get("key"));
  if (!key) return false;
  const given = Buffer.from(query.get("proof") ?? "");
  const expected = Buffer.from(derived(key, "callback", platform, query.get("account") ?? ""));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The secret that signs what comes to such an address, 64 characters of ASCII; none when its key is not among ours. */
export function pushSecrets(query: URLSearchParams, platform: PushingPlatform, keys: readonly SealingKey[]): string[] {
  return keys.filter(({ id }) => id === query.get("key")).map((key) => derived(key, "secret", platform, query.get("account") ?? ""));
}

const derived = ({ key }: SealingKey, ...what: string[]): string => createHmac("sha256", key).update(["push", ...what].join("|")).digest("hex");
