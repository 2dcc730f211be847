import type { Platform } from "@fanfare/contracts/platforms";
import type { PublicationCheck, PublicationStatus } from "@fanfare/contracts/tracking";
import { event, illegalTransition, type DomainEvent } from "../kernel/index.ts";
import type { PostReference } from "./platform.port.ts";
import { nextReading } from "./schedule.ts";

/** What is kept of the post itself, to show which one was looked at. */
export type SeenPost = { title: string; accountExternalId: string; accountHandle: string | null; durationMs: number | null };

/** The post that fulfils one deliverable, from the creator's report on. */
export type Publication = {
  id: string;
  organizationId: string;
  creatorId: string;
  campaignId: string;
  collaborationId: string;
  deliverableId: string;
  platform: Platform;
  url: string;
  externalId: string;
  status: PublicationStatus;
  checks: readonly PublicationCheck[];
  post: SeenPost | null;
  publishedAt: Date | null;
  reportedAt: Date;
  verifiedAt: Date | null;
  nextCollectionAt: Date | null;
  /** Who named the post: the creator's report, the sync that found it, or a proof that was uploaded. */
  foundBy: "creator" | "sync" | "proof";
  /** Until when the post has to stay up; null before it is verified. */
  mustStayUntil: Date | null;
  /** Of the post's text when it was verified, to notice that it was edited. */
  textHash: string | null;
  editedAt: Date | null;
  /** Since when nobody can see the post; null while it is there. */
  goneAt: Date | null;
  version: number;
  updatedAt: Date;
};

/** What a decision gives. No facts: nothing changed. */
export type Decided = { state: Publication; facts: DomainEvent[] };

/** What was found at the post's address. `post` is null when nobody can see it. */
export type Findings = { checks: readonly PublicationCheck[]; post: SeenPost | null; publishedAt: Date | null };

/** What can follow each state. A verified post stays verified: money follows from it. */
export const nextStates: Record<PublicationStatus, readonly PublicationStatus[]> = {
  reported: ["reported", "verified", "sent-back"],
  "sent-back": ["reported"],
  verified: [],
};

type Owner = Pick<Publication, "id" | "organizationId" | "creatorId" | "campaignId" | "collaborationId" | "deliverableId">;

export function reportPost(owner: Owner, post: PostReference, url: string, at: Date): Decided {
  const state: Publication = {
    ...owner, ...post, url, status: "reported", checks: [], post: null, publishedAt: null, reportedAt: at, verifiedAt: null, nextCollectionAt: null,
    foundBy: "creator", mustStayUntil: null, textHash: null, editedAt: null, goneAt: null, version: 1, updatedAt: at,
  };
  return { state, facts: [reported(state)] };
}

/** The creator names another address, or the same again after correcting the post. The same one that is being checked changes nothing. */
export function reportAgain(publication: Publication, post: PostReference, url: string, at: Date): Decided {
  const isSame = publication.platform === post.platform && publication.externalId === post.externalId;
  if (isSame && publication.status !== "sent-back") return { state: publication, facts: [] };
  const state: Publication = { ...moveTo(publication, "reported", at), ...post, url, checks: [], post: null, publishedAt: null, reportedAt: at };
  return { state, facts: [reported(state)] };
}

/** The post was corrected on the platform: it is looked at once more. While it is being looked at, nothing changes. */
export function recheck(publication: Publication, at: Date): Decided {
  if (publication.status === "reported") return { state: publication, facts: [] };
  const state: Publication = { ...moveTo(publication, "reported", at), reportedAt: at };
  return { state, facts: [reported(state)] };
}

/** Decides by what was found: verified when every check passed, else sent back with those that failed. */
export function conclude(publication: Publication, findings: Findings, at: Date): Decided {
  const missing = findings.checks.filter(({ result }) => result === "failed").map(({ name }) => name);
  if (missing.length > 0) {
    const state = { ...moveTo(publication, "sent-back", at), ...findings };
    return { state, facts: [event("tracking.publication-sent-back.v1", owned(state), { ...named(state), missing: [...new Set(missing)] })] };
  }
  const state = { ...moveTo(publication, "verified", at), ...findings, verifiedAt: at, nextCollectionAt: nextReading(at, at) };
  return { state, facts: [event("tracking.publication-verified.v1", owned(state), named(state))] };
}

function moveTo(publication: Publication, status: PublicationStatus, at: Date): Publication {
  const allowed = nextStates[publication.status];
  if (!allowed.includes(status)) throw illegalTransition("publication", publication.status, status, allowed);
  return { ...publication, status, updatedAt: at };
}

const reported = (state: Publication) => event("tracking.publication-reported.v1", owned(state), named(state));

export const owned = ({ id, organizationId, creatorId }: Publication) => ({ aggregateId: id, organizationId, creatorId });

export const named = ({ id, collaborationId, campaignId, creatorId, deliverableId }: Publication) => ({
  collaborationId, campaignId, creatorId, deliverableId, publicationId: id,
});
