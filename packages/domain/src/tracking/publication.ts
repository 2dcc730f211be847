import type { Platform } from "@fanfare/contracts/platforms";
import type { DeliverableFormat } from "@fanfare/contracts/requirements";
import type { FoundBy, PublicationCheck, PublicationStatus } from "@fanfare/contracts/tracking";
import { event, illegalTransition, type DomainEvent } from "../kernel/index.ts";
import type { PostReference } from "./platform.port.ts";
import { parsePostUrl } from "./post-url.ts";

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
  /** Who named the post: the creator's report, the sync that found it, or a proof that was uploaded. */
  foundBy: FoundBy;
  /** Until when the post has to stay up as it was; null before it is verified, and for proofs. */
  mustStayUntil: Date | null;
  /** Of what the post said when it was verified (`textHashOf`), to notice that it was edited. */
  textHash: string | null;
  /** Since when the post says something else than when it was verified; null while it is as it was. */
  editedAt: Date | null;
  /** Since when nobody can see the post; null while it is there. */
  goneAt: Date | null;
  /** When the post itself was last looked at, not only its numbers. */
  lookedAt: Date | null;
  version: number;
  updatedAt: Date;
};

/** What a decision gives. No facts: nothing changed. */
export type Decided = { state: Publication; facts: DomainEvent[] };

/** What was found at the post's address. `post` is null when nobody can see it, or nobody may show it to us. */
export type Findings = { checks: readonly PublicationCheck[]; post: SeenPost | null; publishedAt: Date | null; textHash: string | null };

/**
 * For how many days a post has to stay up as it was verified. Most of a post's views come within its first weeks, and
 * thirty days are what the readings of its numbers cover: what the brand pays for can be shown from beginning to end.
 */
export const mustStayDays = 30;
/** A story leaves after 24 hours by itself; an hour less, so that clocks that differ accuse nobody. */
export const storyStaysHours = 23;

const hour = 3_600_000;

/** Until when a post has to stay up. */
export const mustStayUntil = (format: DeliverableFormat, verifiedAt: Date, publishedAt: Date): Date =>
  format === "story" ? new Date(publishedAt.getTime() + storyStaysHours * hour) : new Date(verifiedAt.getTime() + mustStayDays * 24 * hour);

/** What can follow each state. A verified post stays verified: money follows from it. */
export const nextStates: Record<PublicationStatus, readonly PublicationStatus[]> = {
  reported: ["reported", "verified", "sent-back"],
  "sent-back": ["reported"],
  verified: [],
};

type Owner = Pick<Publication, "id" | "organizationId" | "creatorId" | "campaignId" | "collaborationId" | "deliverableId">;

export function reportPost(owner: Owner, post: PostReference, url: string, at: Date, foundBy: FoundBy = "creator"): Decided {
  const state: Publication = {
    ...owner, platform: post.platform, externalId: post.externalId, url, status: "reported", checks: [], post: null, publishedAt: null, reportedAt: at, verifiedAt: null,
    foundBy, mustStayUntil: null, textHash: null, editedAt: null, goneAt: null, lookedAt: null, version: 1, updatedAt: at,
  };
  return { state, facts: [reported(state)] };
}

/** The creator names another address, or the same again after correcting the post. The same one that is being checked changes nothing. */
export function reportAgain(publication: Publication, post: PostReference, url: string, at: Date, foundBy: FoundBy = "creator"): Decided {
  if (isSamePost(publication, post) && publication.status !== "sent-back") return { state: publication, facts: [] };
  const { platform, externalId } = post;
  const state: Publication = { ...moveTo(publication, "reported", at), platform, externalId, url, foundBy, checks: [], post: null, publishedAt: null, reportedAt: at };
  return { state, facts: [reported(state)] };
}

/** An address may hold another id than the one by which the platform goes on: the address itself counts, too. */
const isSamePost = ({ platform, externalId, url }: Publication, post: PostReference): boolean =>
  platform === post.platform && (externalId === post.externalId || parsePostUrl(platform, url)?.externalId === post.externalId);

/** The post was corrected on the platform: it is looked at once more. While it is being looked at, nothing changes. */
export function recheck(publication: Publication, at: Date): Decided {
  if (publication.status === "reported") return { state: publication, facts: [] };
  const state: Publication = { ...moveTo(publication, "reported", at), reportedAt: at };
  return { state, facts: [reported(state)] };
}

/** Decides by what was found: verified when every check passed, else sent back with those that failed. */
export function conclude(publication: Publication, { checks, ...found }: Findings, format: DeliverableFormat, at: Date): Decided {
  const missing = missingIn(checks);
  const looked = { checks, ...found, lookedAt: at };
  if (missing.length > 0) {
    const state = { ...moveTo(publication, "sent-back", at), ...looked };
    return { state, facts: [event("tracking.publication-sent-back.v1", owned(state), { ...named(state), missing })] };
  }
  const staysUntil = mustStayUntil(format, at, found.publishedAt ?? at);
  const state = { ...moveTo(publication, "verified", at), ...looked, verifiedAt: at, mustStayUntil: staysUntil };
  return { state, facts: [event("tracking.publication-verified.v1", owned(state), named(state))] };
}

type Proof = { proofId: string; platform: Platform; url: string; publishedAt: Date; checks: readonly PublicationCheck[] };

/** A member accepted the proof of a story: it counts as verified. Nobody can look at it any more, so it need not stay up and is not read. */
export function acceptedByProof(known: Publication | null, owner: Owner, { proofId, ...said }: Proof, at: Date): Decided {
  const post = { platform: said.platform, externalId: `proof-${proofId}` };
  const before = known && known.status !== "reported" ? reportAgain(known, post, said.url, at).state : known;
  const state: Publication = {
    ...moveTo(before ?? reportPost(owner, post, said.url, at).state, "verified", at), ...post, ...said, foundBy: "proof", post: null, textHash: null, mustStayUntil: null, verifiedAt: at,
  };
  return { state, facts: [event("tracking.publication-verified.v1", owned(state), named(state))] };
}

/** The names of the checks that failed, each once. */
export const missingIn = (checks: readonly PublicationCheck[]): PublicationCheck["name"][] => [...new Set(checks.filter(({ result }) => result === "failed").map(({ name }) => name))];

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
