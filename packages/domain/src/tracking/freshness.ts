import type { FreshnessView } from "@fanfare/contracts/freshness";
import type { Platform } from "@fanfare/contracts/platforms";
import { needsConsent } from "./reading.ts";
import type { SyncTarget } from "./sync/index.ts";

/** A post's figures: of which platform, whether its creator showed them by screenshots, and when those that are kept were told. */
export type ReadPost = { platform: Platform; isProof: boolean; takenAt: Date | null };
/** How far the readings of a post are; null where none are planned. */
export type ReadingState = Pick<SyncTarget, "dueAt" | "lastReadAt" | "staleSince" | "staleReason">;

/**
 * How old a post's figures are at a moment (`before`; null: now). An answer that said the same again makes them younger without
 * being kept, and so counts now, but not for a moment that is past: then it is not known which of those answers had been given.
 */
export function postFreshness({ platform, isProof, takenAt }: ReadPost, reading: ReadingState | null, before: Date | null = null): FreshnessView {
  const source = isProof ? "by-hand" : needsConsent(platform) ? "consent" : "public";
  const since = reading?.staleSince ?? null;
  const isStale = since !== null && (before === null || since < before);
  // To look for a post in vain is a reading, too, which makes no figure younger.
  const isConfirmed = before === null && reading?.staleReason !== "post-gone";
  const readAt = isConfirmed && takenAt !== null ? later(takenAt, reading?.lastReadAt ?? null) : takenAt;
  return {
    platform,
    source,
    readAt: readAt?.toISOString() ?? null,
    isFinal: before === null && !isStale && takenAt !== null && (reading === null || reading.dueAt === null),
    staleSince: isStale ? since.toISOString() : null,
    staleReason: isStale ? (reading?.staleReason ?? null) : null,
  };
}

const later = (one: Date, other: Date | null): Date => (other !== null && other > one ? other : one);
