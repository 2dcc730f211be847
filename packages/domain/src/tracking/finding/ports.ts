import type { Platform } from "@fanfare/contracts/platforms";
import type { PlatformPost, PostMetrics } from "../platform.port.ts";
import type { ClaimedTarget, SyncTarget } from "../sync/target.ts";
import type { FoundPost } from "./found-post.ts";

/** Posts that may fulfil a deliverable, of whoever is in scope. */
export type FoundPosts = {
  /** Throws `not-found`. */
  get(id: string): Promise<FoundPost>;
  /** Those of a deliverable, decided or not. */
  ofDeliverable(deliverableId: string): Promise<FoundPost[]>;
  /** False when this post is kept for this deliverable already, whatever became of it. */
  add(post: FoundPost): Promise<boolean>;
  save(post: FoundPost): Promise<void>;
  /** Dismisses what else the same post was suggested for, in any organization that is in scope. */
  dismissOthers(post: FoundPost): Promise<void>;
};

/** The work of one creator that waits for a post. Needs the creator's scope, and no organization's. */
export type OpenWork = { of(creatorId: string, platform: Platform): Promise<{ deliverableId: string; organizationId: string }[]> };

/** A campaign's post as a reading met it. `metrics` is null when nobody can see the post; `post` is missing where only its numbers were read. */
export type LookedPost = { target: Pick<SyncTarget, "id" | "organizationId" | "externalId">; at: Date; metrics: PostMetrics | null; rawKey: string | null; post?: PlatformPost };

/** What an account showed. `isPublishing`: whether the creator has work there that a post may be waited for. */
export type ListedPosts = Pick<ClaimedTarget, "creatorId" | "isPublishing"> & { posts: readonly PlatformPost[] };

/** What becomes of posts that readings met. Each call may be repeated: a reading whose process died is done again. */
export type PostFinder = {
  /**
   * Posts that creators' accounts on one platform show, of which they were listed. Reports those that are certain to be what open
   * work waits for, keeps others for the creator to decide, and compares verified ones with what they said.
   */
  consider(platform: Platform, listed: readonly ListedPosts[]): Promise<void>;
  /** Campaign posts that were looked at, one by one: whether each is there, and what it says where the post itself was read. */
  looked(posts: readonly LookedPost[]): Promise<void>;
};
