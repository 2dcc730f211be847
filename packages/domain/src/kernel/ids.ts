import { createHash, hash, randomBytes } from "node:crypto";

/** A new UUIDv7 (RFC 9562): unguessable in its 74 random bits, ordered by its millisecond. */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  return stamp(bytes, 0x70);
}

/** The same UUID (version 8) for the same words: ids of effects that must happen once, such as a saga's steps. */
export function idFrom(...words: string[]): string {
  return stamp(hash("sha256", JSON.stringify(words), "buffer").subarray(0, 16), 0x80);
}

function stamp(bytes: Buffer, version: number): string {
  bytes[6] = (bytes[6]! & 0x0f) | version;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** 32 random bytes for links that are keys (invitations, shared reports), and what is stored of them. */
export const newToken = (): string => randomBytes(32).toString("base64url");
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");
