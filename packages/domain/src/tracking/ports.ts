import type { Expectations } from "./checks.ts";
import type { Publication } from "./publication.ts";
import type { MetricSnapshot } from "./snapshot.ts";

/** Publications of whoever is in scope. */
export type Publications = {
  /** Throws `not-found`. */
  get(id: string): Promise<Publication>;
  ofDeliverable(deliverableId: string): Promise<Publication | null>;
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
export type PublicationFacts = { of(publication: Publication): Promise<Omit<Expectations, "requirement">> };

export type TrackingRepositories = { publications: Publications; metricSnapshots: MetricSnapshots; publicationFacts: PublicationFacts };
