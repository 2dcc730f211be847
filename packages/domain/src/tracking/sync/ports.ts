import type { Platform } from "@fanfare/contracts/platforms";
import type { PlatformPost, PostMetrics } from "../platform.port.ts";
import type { SyncTarget } from "./target.ts";

/** What other contexts ask of the plan, within their own transaction and scope. Each call may be repeated. */
export type SyncTargets = {
  /** A connected account: read at once, then daily. */
  watchAccount(account: { socialAccountId: string; creatorId: string; connectionId: string; platform: Platform; externalId: string; at: Date }): Promise<void>;
  /** A verified post of a campaign, often at first and then rarely. Read by its owner's connection where there is one. */
  watchPost(post: { publicationId: string; organizationId: string; creatorId: string; platform: Platform; externalId: string; since: Date; dueAt: Date | null }): Promise<void>;
  /** Nothing is read with this consent any more. Posts that can be read without it go on. */
  release(connectionId: string): Promise<void>;
  /** Read it at the next turn. */
  makeDue(id: string, at: Date): Promise<void>;
};

/** What becomes of posts that readings met. Each call may be repeated: a reading whose process died is done again. */
export type PostFinder = {
  /** Posts that an account published since it was last read, newest first within a page. `target` is the account. */
  consider(target: SyncTarget, posts: readonly PlatformPost[]): Promise<void>;
  /** Campaign posts that were looked at, one by one: whether each is there. `metrics` is null when nobody can see the post. */
  looked(posts: readonly { target: SyncTarget; at: Date; metrics: PostMetrics | null; rawKey: string | null }[]): Promise<void>;
};
