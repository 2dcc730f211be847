import type { StaleReason } from "@fanfare/contracts/connections";
import type { Platform } from "@fanfare/contracts/platforms";
import type { SyncTier } from "@fanfare/contracts/sync";
import type { AccountName } from "../platform.port.ts";

/** Whose turn connected accounts take: no organization's. Others take that of an organization that watches their creator. */
export const publicLane = "00000000-0000-0000-0000-000000000000";
/** Whose turn accounts take that somebody waits for: connected just now, or asked to be read. They go back to `publicLane` when they were read. */
export const askedLane = "00000000-0000-0000-0000-000000000001";

/** One thing that is read again and again: an account (`id`: of the social account) or a post of a campaign (`id`: of the publication). */
export type SyncTarget = {
  id: string;
  kind: "account" | "post";
  platform: Platform;
  tier: SyncTier;
  /** The organization whose turn it takes, `publicLane` or `askedLane`. */
  lane: string;
  organizationId: string | null;
  creatorId: string;
  /** Whose consent it is read with; null: with the installation's own key, where the platform has public reading. */
  connectionId: string | null;
  externalId: string;
  /** Null: never again. */
  dueAt: Date | null;
  /** From when a post's readings are counted: often at first, then rarely. */
  hotSince: Date | null;
  lastReadAt: Date | null;
  lastChangedAt: Date | null;
  /** Of the last answer: the same again is stored nowhere twice. */
  contentHash: string | null;
  postsSeenUntil: Date | null;
  failures: number;
  staleSince: Date | null;
  staleReason: StaleReason | null;
};

/** A target that somebody claimed, with what decides when it is read next and what a reading of it is worth. */
export type ClaimedTarget = SyncTarget & {
  /** Of accounts: under which name it is found now; null when it is not in the catalogue any more. */
  account: AccountName | null;
  /** Whether the platform has told any number of it before: one that suddenly tells none at all is not believed. */
  wasTold: boolean;
  /** Of accounts: whether the creator has a post to publish there. */
  isPublishing: boolean;
  /** Of posts: the publication. */
  post: WatchedPost | null;
};

export type WatchedPost = {
  campaignId: string;
  collaborationId: string;
  deliverableId: string;
  /** Until when it has to stay up. */
  watchUntil: Date | null;
  goneAt: Date | null;
  /** When the post itself was last looked at, not only its numbers. */
  lookedAt: Date | null;
};
