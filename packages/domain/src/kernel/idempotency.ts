import { createHash } from "node:crypto";
import type { Member } from "./actor.ts";
import { DomainError } from "./errors.ts";

/** Whose key it is and what for: the same word from somebody else, or for another command, is another key. */
export type IdempotencyKey = { organizationId: string; caller: string; command: string; key: string };

/** The first answers of commands that move money. */
export type IdempotencyKeys = {
  /**
   * The answer kept under the key, or null. Until the transaction ends nobody else gets past this call with the same key.
   */
  claim(key: IdempotencyKey): Promise<{ requestHash: string; answer: unknown } | null>;
  keep(key: IdempotencyKey, requestHash: string, answer: unknown): Promise<void>;
};

/**
 * Runs work once for a key: the second call with the same request gets the first one's answer, a call with another
 * request is a conflict. The answer has to be plain JSON. Everything happens in the caller's transaction.
 */
export async function idempotent<Answer>(
  tx: { idempotencyKeys: IdempotencyKeys },
  call: { actor: Member; command: string; key: string; request: unknown },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const key = { organizationId: call.actor.organizationId, caller: call.actor.userId, command: call.command, key: call.key };
  const requestHash = createHash("sha256").update(canonical(call.request)).digest("hex");
  const kept = await tx.idempotencyKeys.claim(key);
  if (kept && kept.requestHash !== requestHash) {
    throw new DomainError("conflict", "kernel.key-used-for-another-request", "This was already sent once with other values. Look at what was recorded, then start anew.");
  }
  if (kept) return kept.answer as Answer;
  const answer = await work();
  await tx.idempotencyKeys.keep(key, requestHash, answer);
  return answer;
}

/** JSON whose keys are in order, so that the same request reads the same however it was put together. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
