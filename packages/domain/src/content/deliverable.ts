import type { DeliverableStatus, DraftStatus } from "@fanfare/contracts/content";
import type { AssetKind } from "@fanfare/contracts/media";
import type { DeliverableFormat, DeliverableRequirement } from "@fanfare/contracts/requirements";
import { DomainError, event, idFrom, illegalTransition, ruleBroken, type DomainEvent } from "../kernel/index.ts";

/** One version of a piece of work. `decidedBy` is a person's name, as shown. */
export type Draft = {
  id: string;
  number: number;
  assetId: string;
  note: string;
  status: DraftStatus;
  decisionNote: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  submittedAt: Date;
};

/** One piece that a creator owes a campaign, with its versions, oldest first. `dueOn` is a date, YYYY-MM-DD. */
export type Deliverable = {
  id: string;
  organizationId: string;
  creatorId: string;
  campaignId: string;
  collaborationId: string;
  creatorName: string;
  campaignName: string;
  position: number;
  requirement: DeliverableRequirement;
  dueOn: string | null;
  status: DeliverableStatus;
  statusSince: Date;
  approvedDraftId: string | null;
  drafts: Draft[];
  version: number;
  updatedAt: Date;
};

export type DeliverableDecision = { state: Deliverable; facts: DomainEvent[] };

/** What the collaboration tells of itself when its deliverables are opened. */
export type CollaborationFacts = Pick<Deliverable, "organizationId" | "creatorId" | "campaignId" | "collaborationId" | "creatorName" | "campaignName"> & {
  requirements: readonly DeliverableRequirement[];
  agreedAt: Date;
};

/** What can follow each state. A new version replaces one that nobody has decided on yet. */
export const nextStates: Record<DeliverableStatus, readonly DeliverableStatus[]> = {
  open: ["submitted", "cancelled"],
  submitted: ["submitted", "changes-requested", "approved", "cancelled"],
  "changes-requested": ["submitted", "cancelled"],
  approved: ["published", "verified", "cancelled"],
  published: ["verified"],
  verified: [],
  cancelled: [],
};

const filesFor: Record<DeliverableFormat, readonly AssetKind[]> = { video: ["video"], short: ["video"], image: ["image"], story: ["video", "image"] };

/** The pieces a collaboration owes: `count` of each requirement, due so many days after the agreement. */
export function openPieces(facts: CollaborationFacts, at: Date): Deliverable[] {
  const { requirements, agreedAt, ...owner } = facts;
  const wanted = requirements.flatMap((requirement) => Array.from({ length: requirement.count }, () => requirement));
  return wanted.map((requirement, position) => ({
    ...owner,
    id: idFrom("deliverable", owner.collaborationId, String(position)),
    position,
    requirement,
    dueOn: dayAfter(agreedAt, requirement.dueOffsetDays),
    status: "open",
    statusSince: at,
    approvedDraftId: null,
    drafts: [],
    version: 1,
    updatedAt: at,
  }));
}

function dayAfter(date: Date, days: number): string {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + days)).toISOString().slice(0, 10);
}

/** Hands in the next version. An undecided earlier one is superseded. */
export function submitDraft(deliverable: Deliverable, draft: { id: string; assetId: string; assetKind: AssetKind; note: string }, at: Date): DeliverableDecision {
  const moved = moveTo(deliverable, "submitted", at);
  mustFit(deliverable.requirement.format, draft.assetKind);
  const number = deliverable.drafts.length + 1;
  const earlier = deliverable.drafts.map((known) => (known.status === "submitted" ? { ...known, status: "superseded" as const } : known));
  const next: Draft = {
    id: draft.id, number, assetId: draft.assetId, note: draft.note, status: "submitted",
    decisionNote: null, decidedBy: null, decidedAt: null, submittedAt: at,
  };
  return {
    state: { ...moved, drafts: [...earlier, next] },
    facts: [event("content.draft-submitted.v1", owned(deliverable), { ...named(deliverable), draftId: next.id, versionNumber: number })],
  };
}

function mustFit(format: DeliverableFormat, kind: AssetKind): void {
  if (filesFor[format].includes(kind)) return;
  throw ruleBroken("content.wrong-kind-of-file", `This asks for a ${format}, and the file is ${kind === "image" ? "a picture" : "a video"}. Upload ${kind === "image" ? "a video" : "a picture"}.`, {
    format, kind,
  });
}

/** Sends the newest version back. `dueOn`, when given, is the new due date. */
export function requestChanges(deliverable: Deliverable, decision: { draftId: string; note: string; dueOn: string | null; by: string }, at: Date): DeliverableDecision {
  const draft = newest(deliverable, decision.draftId);
  const moved = moveTo(deliverable, "changes-requested", at);
  if (decision.dueOn !== null && decision.dueOn < at.toISOString().slice(0, 10)) {
    throw new DomainError("invalid", "content.due-in-the-past", "The new due date has passed already. Choose a later day.", {
      fields: { dueOn: "Choose a later day." },
    });
  }
  const decided = { ...draft, status: "changes-requested" as const, decisionNote: decision.note || null, decidedBy: decision.by, decidedAt: at };
  return {
    state: { ...moved, dueOn: decision.dueOn ?? moved.dueOn, drafts: replaced(moved.drafts, decided) },
    facts: [event("content.changes-requested.v1", owned(deliverable), { ...named(deliverable), draftId: draft.id })],
  };
}

/** Accepts the newest version, once it can be watched. */
export function approveDraft(deliverable: Deliverable, decision: { draftId: string; isWatchable: boolean; by: string }, at: Date): DeliverableDecision {
  const draft = newest(deliverable, decision.draftId);
  const moved = moveTo(deliverable, "approved", at);
  if (!decision.isWatchable) throw ruleBroken("content.still-processing", "This version is still being prepared, so nobody can have seen it. Approve it when it plays.");
  const decided = { ...draft, status: "approved" as const, decidedBy: decision.by, decidedAt: at };
  return {
    state: { ...moved, approvedDraftId: draft.id, drafts: replaced(moved.drafts, decided) },
    facts: [event("content.draft-approved.v1", owned(deliverable), { ...named(deliverable), draftId: draft.id })],
  };
}

/** What tracking found out about the post. Told late, twice or out of order, the furthest state stays. */
export function followPublication(deliverable: Deliverable, found: "published" | "verified", at: Date): DeliverableDecision {
  if (!nextStates[deliverable.status].includes(found)) return { state: deliverable, facts: [] };
  const type = found === "published" ? "content.deliverable-published.v1" : "content.deliverable-verified.v1";
  return { state: moveTo(deliverable, found, at), facts: [event(type, owned(deliverable), named(deliverable))] };
}

/** Calls off what is not published yet; what is stays as it is. */
export function cancelPiece(deliverable: Deliverable, at: Date): Deliverable | null {
  return nextStates[deliverable.status].includes("cancelled") ? moveTo(deliverable, "cancelled", at) : null;
}

function moveTo(deliverable: Deliverable, status: DeliverableStatus, at: Date): Deliverable {
  const allowed = nextStates[deliverable.status];
  if (!allowed.includes(status)) throw illegalTransition("deliverable", deliverable.status, status, allowed);
  return { ...deliverable, status, statusSince: at, updatedAt: at };
}

function newest(deliverable: Deliverable, draftId: string): Draft {
  const draft = deliverable.drafts.at(-1);
  if (draft?.id === draftId) return draft;
  throw new DomainError("conflict", "content.not-the-newest-version", "There is a newer version of this. Look at that one, then decide.");
}

const replaced = (drafts: readonly Draft[], decided: Draft): Draft[] => drafts.map((draft) => (draft.id === decided.id ? decided : draft));

export const owned = (deliverable: Deliverable) => ({
  aggregateId: deliverable.id,
  organizationId: deliverable.organizationId,
  creatorId: deliverable.creatorId,
});

export const named = (deliverable: Deliverable) => ({
  collaborationId: deliverable.collaborationId,
  campaignId: deliverable.campaignId,
  creatorId: deliverable.creatorId,
  deliverableId: deliverable.id,
});
