import type { Platform } from "@fanfare/contracts/platforms";
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
};

/** The work of one creator that waits for a post. Needs the creator's scope, and no organization's. */
export type OpenWork = { of(creatorId: string, platform: Platform): Promise<{ deliverableId: string; organizationId: string }[]> };
