import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

import type { Sealing } from "@fanfare/domain/tracking";
import { SealBroken } from "@fanfare/domain/tracking";

import type { SealingKey } from "./keys.ts";

const ALGORITHM = "aes-256-gcm";
// NIST SP 800-38D: 96 bits for the nonce, 128 for the tag. A random nonce is safe for 2^32 seals with one key.
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals secrets with AES-256-GCM: the first key seals, all open. What is stored is nonce, ciphertext and tag, one after the
 * other; the place where it is stored is authenticated with it, so that it opens nowhere else. Without
 * keys both throw `SealBroken`.
 */
export function sealingWith(keys: readonly SealingKey[]): Sealing {
  const [first] = keys;
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  return {
    keyId: first?.id ?? "",
    seal: (secret, place) => {
      if (!first) throw new SealBroken("this installation has no key");
      return sealed(first.key, secret, place);
    },
    open: (keyId, bytes, place) => {
      const key = byId.get(keyId);
      if (!key) throw new SealBroken(`the key "${keyId}" is not among this installation's`);
      return opened(key, Buffer.from(bytes), place);
    },
  };
}

function sealed(key: Buffer, secret: string, place: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

function opened(key: Buffer, bytes: Buffer, place: string): string {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken("it is too short to be sealed");
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch (error) {
    throw new SealBroken("it was changed, moved to another place, or sealed with another key", error);
  }
}
