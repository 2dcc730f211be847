import type { StaleReason } from "@fanfare/contracts/connections";
import type { Finish } from "@fanfare/db/system/sync-targets";
import { dueAfterFailure, PlatformAnswerMalformed, PlatformQuotaExceeded, PlatformRefused, PlatformTokenRejected, PlatformUnavailable, type AccountReading, type ClaimedTarget, type LookedPost, type PlatformPost, type PostReading } from "@fanfare/domain/tracking";

/** What one reading came to: how its target goes on, what is stored, and what others want to know of it. */
export type Outcome = {
  target: ClaimedTarget;
  finish: Finish;
  account?: AccountReading;
  /** The platform's id of an account that went by its handle so far. */
  externalId?: string;
  post?: PostReading;
  /** Posts that an account showed. */
  listed?: readonly PlatformPost[];
  /** A campaign's post as it was met. */
  looked?: Omit<LookedPost, "target">;
};

const unchanged = { readAt: null, changedAt: null, contentHash: null, postsSeenUntil: null };

/** A good reading. `changedAt` is null when the answer said the same as the last one. */
export const readWell = (target: ClaimedTarget, dueAt: Date | null, read: Pick<Finish, "readAt" | "changedAt" | "contentHash"> & { postsSeenUntil?: Date }): Finish => ({
  id: target.id, dueAt, postsSeenUntil: null, ...read, failures: 0, staleReason: null,
});

/** What was asked for is no longer there: the last good figures stay. */
export const isGone = (target: ClaimedTarget, dueAt: Date | null, at: Date, staleReason: StaleReason): Finish => ({ ...unchanged, id: target.id, dueAt, readAt: at, failures: 0, staleReason });

/** Nobody was asked, since this installation has no key for it. Looked at again tomorrow, when it may have one. */
export const hasNoKey = (target: ClaimedTarget, at: Date): Finish => ({ ...unchanged, id: target.id, dueAt: new Date(at.getTime() + 24 * 3_600_000), failures: 0, staleReason: "no-key" });

/** A bad reading: nothing of the figures changes, and it is tried again later, or as the platform asks. */
export function failedWith(target: ClaimedTarget, error: unknown, at: Date): Finish {
  const failures = target.failures + 1;
  const retryAfterMs = error instanceof PlatformUnavailable || error instanceof PlatformQuotaExceeded ? error.retryAfterMs : null;
  return { ...unchanged, id: target.id, dueAt: dueAfterFailure(failures, retryAfterMs, at), failures, staleReason: reasonFor(error) };
}

/** Throws what is no failure of a platform: our own fault is not to be shown as theirs. */
function reasonFor(error: unknown): StaleReason {
  if (error instanceof PlatformQuotaExceeded) return "quota-used-up";
  if (error instanceof PlatformAnswerMalformed) return "answer-malformed";
  if (error instanceof PlatformTokenRejected) return "consent-lapsed";
  if (error instanceof PlatformRefused) return "refused";
  if (error instanceof PlatformUnavailable) return "platform-away";
  throw error;
}
