import type { Platform } from "@fanfare/contracts/platforms";
import type { SyncTier } from "@fanfare/contracts/sync";
import type { WindowState } from "./windows.ts";

/** What other contexts ask of the plan, within their own transaction and scope. Each call may be repeated. */
export type SyncTargets = {
  /** A connected account: read at once, then daily. */
  watchAccount(account: { socialAccountId: string; creatorId: string; connectionId: string; platform: Platform; externalId: string; at: Date }): Promise<void>;
  /** A verified post of a campaign, often at first and then rarely. Read by its owner's connection where there is one. */
  watchPost(post: { publicationId: string; organizationId: string; creatorId: string; platform: Platform; externalId: string; since: Date; dueAt: Date | null }): Promise<void>;
  /** Nothing is read with this consent any more. Posts that can be read without it go on, and its account does when somebody watches its creator. */
  release(connectionId: string): Promise<void>;
  /** Read it at the next turn. */
  makeDue(id: string, at: Date): Promise<void>;
};

/** What of a window was used: by tier as it was planned, and all calls that were counted as they were made (0 where nobody counts). */
export type QuotaUse = { planned: Record<SyncTier, number>; counted: number };

/** What the platforms' allowances have left, noted over all processes. Forgetting it costs no more than a platform's refusal. */
export type Quotas = {
  useOf(platform: Platform, bucket: string, window: WindowState): Promise<QuotaUse>;
  /** Notes calls that are about to be made. */
  plan(platform: Platform, bucket: string, window: WindowState, tier: SyncTier, calls: number): Promise<void>;
  /** Leaves a platform alone until then. */
  pause(platform: Platform, until: Date): Promise<void>;
  /** Until when a platform is left alone; null while it is asked. */
  pausedUntil(platform: Platform): Promise<Date | null>;
};
