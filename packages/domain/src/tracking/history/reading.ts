import type { Audience, RecentPost } from "@fanfare/contracts/creator-metrics";
import type { Platform } from "@fanfare/contracts/platforms";
import { idFrom } from "../../kernel/index.ts";

/** What one reading told of a post of a campaign. What the platform does not tell is null, never 0. */
export type PostReading = {
  publicationId: string;
  takenAt: Date;
  /** The platform that was asked, or `webhook`: told by it without being asked. */
  source: Platform | "webhook";
  views: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  /** Where the platform's own answer lies in the object store. */
  rawKey: string;
};

/** What one reading told of an account. Null is not told, and leaves what was known before as it is. */
export type AccountReading = {
  socialAccountId: string;
  takenAt: Date;
  source: Platform;
  rawKey: string;
  /** Without @. */
  handle: string | null;
  followers: number | null;
  /** Of the whole account. */
  views: number | null;
  /** How many posts the account has. */
  posts: number | null;
  /** All posts published since a moment; null when posts were not listed. */
  recent: { since: Date; posts: readonly RecentPost[] } | null;
  audience: Audience | null;
};

/** The same reading twice is the same snapshot. */
export const snapshotIdOf = ({ publicationId, takenAt }: Pick<PostReading, "publicationId" | "takenAt">): string => idFrom("snapshot", publicationId, takenAt.toISOString());
