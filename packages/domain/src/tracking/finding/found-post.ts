import type { Platform } from "@fanfare/contracts/platforms";
import type { FoundPostStatus, PublicationCheck } from "@fanfare/contracts/tracking";
import { event, idFrom, illegalTransition, type DomainEvent } from "../../kernel/index.ts";
import type { PlatformPost } from "../platform.port.ts";
import { addressOf } from "../post-address.ts";

/** A post that may be what one deliverable waits for, until its creator says whether it is. */
export type FoundPost = {
  id: string;
  organizationId: string;
  creatorId: string;
  campaignId: string;
  deliverableId: string;
  platform: Platform;
  externalId: string;
  url: string;
  title: string;
  publishedAt: Date;
  checks: readonly PublicationCheck[];
  status: FoundPostStatus;
  foundAt: Date;
};

/** The work a post may fulfil, as far as a suggestion names it. */
export type Waiting = Pick<FoundPost, "organizationId" | "creatorId" | "campaignId" | "deliverableId"> & { collaborationId: string };
export type FoundDecided = { state: FoundPost; facts: DomainEvent[] };

const longestTitle = 300;
/** The first line of what a post says. */
export const titleOf = ({ text }: Pick<PlatformPost, "text">): string => (text.split("\n", 1)[0] ?? "").slice(0, longestTitle);

/** Keeps a post for the creator to decide. */
export function suggestPost({ collaborationId, ...owner }: Waiting, post: PlatformPost, checks: readonly PublicationCheck[], at: Date): FoundDecided {
  const { platform, externalId, publishedAt } = post;
  const id = idFrom("found-post", owner.deliverableId, platform, externalId);
  const state: FoundPost = { id, ...owner, platform, externalId, url: addressOf(post), title: titleOf(post), publishedAt, checks, status: "suggested", foundAt: at };
  const { organizationId, creatorId, campaignId, deliverableId } = owner;
  const data = { collaborationId, campaignId, creatorId, deliverableId, foundPostId: id };
  return { state, facts: [event("tracking.post-found.v1", { aggregateId: id, organizationId, creatorId }, data)] };
}

/** What the creator said of it. Said again, it changes nothing; a dismissed post can still be reported. */
export function decideFoundPost(post: FoundPost, status: "reported" | "dismissed"): FoundPost {
  if (post.status === "reported" && status === "dismissed") throw illegalTransition("post", post.status, status, []);
  return { ...post, status };
}
