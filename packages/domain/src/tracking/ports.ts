import type { Platform } from "@fanfare/contracts/platforms";
import type { Expectations } from "./checks.ts";
import type { FoundPosts, OpenWork } from "./finding/ports.ts";
import type { Observation } from "./observation.ts";
import type { PostReference } from "./platform.port.ts";
import type { Publication } from "./publication.ts";
import type { MetricSnapshot } from "./snapshot.ts";
import type { StoryProofs } from "./stories/ports.ts";
import type { SyncTargets } from "./sync/ports.ts";

/** Publications of whoever is in scope. */
export type Publications = {
  /** Throws `not-found`. */
  get(id: string): Promise<Publication>;
  ofDeliverable(deliverableId: string): Promise<Publication | null>;
  /** Whether a post is named by any publication in scope, besides that of `exceptDeliverableId`. */
  isNamed(post: PostReference, exceptDeliverableId: string | null): Promise<boolean>;
  /** The verified ones of a campaign, with the time of their last reading. Throws `not-found` when there is no such campaign. */
  verifiedIn(campaignId: string): Promise<{ publication: Publication; lastReadAt: Date | null }[]>;
  /** Throws `tracking.already-reported` when anybody in the organization reported the same post. */
  add(publication: Publication): Promise<void>;
  /** Throws `conflict` when somebody was first, and as `add` does. */
  save(publication: Publication): Promise<void>;
};

/** Readings are only ever added. */
export type MetricSnapshots = {
  /** The same reading again is left alone. */
  add(snapshot: MetricSnapshot): Promise<void>;
};

/** What a post is held against, besides its deliverable's requirement. Needs the organization's scope. */
export type PublicationFacts = { of(publication: Pick<Publication, "collaborationId" | "creatorId" | "platform">): Promise<Omit<Expectations, "requirement">> };

/** What was seen of posts; only ever added. */
export type PublicationObservations = {
  /** The same observation again is left alone. */
  add(observation: Observation): Promise<void>;
  /** Of the last one in which the post itself was read, and whether what it said is kept in any; null when there is none. */
  lastRead(publicationId: string): Promise<{ textHash: string; isTextKept: boolean } | null>;
};

/** Whether a creator has a living connection on a platform. Needs the creator's own scope. */
export type AccountConsents = { isLiving(creatorId: string, platform: Platform): Promise<boolean> };

export type TrackingRepositories = {
  publications: Publications;
  metricSnapshots: MetricSnapshots;
  publicationFacts: PublicationFacts;
  publicationObservations: PublicationObservations;
  accountConsents: AccountConsents;
  foundPosts: FoundPosts;
  openWork: OpenWork;
  storyProofs: StoryProofs;
  syncTargets: SyncTargets;
};
