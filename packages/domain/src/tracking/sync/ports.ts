import type { Platform } from "@fanfare/contracts/platforms";

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
