import type { CampaignBrief } from "@fanfare/contracts/campaigns";
import type { Answer, CollaborationStatus, Offer, Side } from "@fanfare/contracts/collaborations";
import type { DeliverableStatus } from "@fanfare/contracts/content";
import type { Currency } from "@fanfare/contracts/money";
import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import { event, illegalTransition, type DomainEvent, type Money } from "../kernel/index.ts";

/**
 * One creator in one campaign. Names, brief and requirements are its own copies, taken when it began, so that
 * what was agreed stays what was agreed.
 */
export type Collaboration = {
  id: string;
  organizationId: string;
  campaignId: string;
  creatorId: string;
  campaignName: string;
  brandName: string;
  creatorName: string;
  status: CollaborationStatus;
  answers: readonly Answer[];
  message: string;
  offers: readonly Offer[];
  agreed: Money | null;
  currency: Currency;
  endReason: string | null;
  language: string;
  /** When the turn of whoever has to act is over; null when it has no end. */
  turnLapsesAt: Date | null;
  /** Days between verification and payment. */
  holdDays: number;
  requirements: readonly DeliverableRequirement[];
  brief: CampaignBrief;
  appliedAt: Date;
  agreedAt: Date | null;
  version: number;
};

/** What a decision gives: the collaboration as it is now, and what happened. No facts: nothing changed. */
export type Decided = { state: Collaboration; facts: DomainEvent[] };

const work: readonly CollaborationStatus[] = ["producing", "in-review", "approved", "published", "verified"];

/** What can follow each state. Work moves in both directions until it is verified: a version can be sent back. */
export const nextStates: Record<CollaborationStatus, readonly CollaborationStatus[]> = {
  applied: ["shortlisted", "offered", "declined", "withdrawn", "expired"],
  invited: ["applied", "offered", "declined", "withdrawn", "expired"],
  shortlisted: ["offered", "declined", "withdrawn", "expired"],
  offered: ["offered", "countered", "agreed", "declined", "withdrawn", "expired"],
  countered: ["offered", "agreed", "declined", "withdrawn", "expired"],
  agreed: [...work, "withdrawn", "cancelled"],
  producing: [...work, "withdrawn", "cancelled"],
  "in-review": [...work, "withdrawn", "cancelled"],
  approved: [...work, "withdrawn", "cancelled"],
  published: [...work, "disputed"],
  verified: ["completed", "disputed"],
  completed: [],
  declined: [],
  withdrawn: [],
  expired: [],
  cancelled: [],
  disputed: ["cancelled"],
};

export const ids = ({ id, campaignId, creatorId }: Collaboration) => ({ collaborationId: id, campaignId, creatorId });
export const owner = ({ id, organizationId, creatorId }: Collaboration) => ({ aggregateId: id, organizationId, creatorId });

/** Moves on, or says where it stands and what is allowed from there. */
export function moveTo(collaboration: Collaboration, status: CollaborationStatus, change: Partial<Collaboration> = {}): Collaboration {
  const allowed = nextStates[collaboration.status];
  if (!allowed.includes(status)) throw illegalTransition("collaboration", collaboration.status, status, allowed);
  return { ...collaboration, ...change, status };
}

/** The offer on the table, or null. */
export const openOffer = (collaboration: Collaboration): Offer | null => collaboration.offers.find(({ status }) => status === "open") ?? null;

/** Whether the two have agreed and neither has ended it. */
export const isUnderWay = (status: CollaborationStatus): boolean => status === "agreed" || work.includes(status);

export const closeOffers = (offers: readonly Offer[], as: Offer["status"]): Offer[] => offers.map((offer) => (offer.status === "open" ? { ...offer, status: as } : offer));

export function shortlist(collaboration: Collaboration): Decided {
  if (collaboration.status === "shortlisted") return { state: collaboration, facts: [] };
  const state = moveTo(collaboration, "shortlisted");
  return { state, facts: [event("collaborations.creator-shortlisted.v1", owner(state), ids(state))] };
}

type End = "declined" | "withdrawn" | "expired" | "cancelled" | "disputed";

/** Ends a collaboration; the reason is for both sides to read. One that ended so already stays as it is. */
export function end(collaboration: Collaboration, as: End, reason: string): Decided {
  if (collaboration.status === as) return { state: collaboration, facts: [] };
  const offers = closeOffers(collaboration.offers, as === "expired" ? "lapsed" : "closed");
  const state = moveTo(collaboration, as, { endReason: reason, offers, turnLapsesAt: null });
  return { state, facts: [event("collaborations.collaboration-ended.v1", owner(state), { ...ids(state), status: as, reason })] };
}

/** The turn of whoever had to act is over. Not due, or no longer: nothing happens. */
export function lapse(collaboration: Collaboration, at: Date): Decided {
  if (collaboration.turnLapsesAt === null || collaboration.turnLapsesAt > at) return { state: collaboration, facts: [] };
  return end(collaboration, "expired", openOffer(collaboration) ? "The offer lapsed without an answer." : "Nobody answered in time.");
}

/** Where a collaboration stands when its pieces stand so: it is as far as the piece that is furthest behind. */
export function statusOfWork(pieces: readonly DeliverableStatus[]): CollaborationStatus | null {
  const owed = pieces.filter((status) => status !== "cancelled");
  if (owed.length === 0) return null;
  if (owed.some((status) => status === "open" || status === "changes-requested")) return "producing";
  if (owed.includes("submitted")) return "in-review";
  if (owed.includes("approved")) return "approved";
  return owed.includes("published") ? "published" : "verified";
}

/** Follows its deliverables. Ended, verified or not agreed yet, it does not follow: news may come late or twice. */
export function followWork(collaboration: Collaboration, pieces: readonly DeliverableStatus[]): Decided {
  const status = statusOfWork(pieces);
  const follows = isUnderWay(collaboration.status) && collaboration.status !== "verified";
  if (status === null || !follows || status === collaboration.status) return { state: collaboration, facts: [] };
  const state = moveTo(collaboration, status);
  return { state, facts: [event("collaborations.collaboration-moved.v1", owner(state), { ...ids(state), status })] };
}

/** The creator was paid. */
export function complete(collaboration: Collaboration): Decided {
  if (collaboration.status === "completed") return { state: collaboration, facts: [] };
  const state = moveTo(collaboration, "completed");
  return { state, facts: [event("collaborations.collaboration-completed.v1", owner(state), ids(state))] };
}

export type TurnFacts = { status: CollaborationStatus; turnLapsesAt: Date | null; nextDueOn: string | null; payoutOn: Date | null };

/** Who acts next and until when. The product itself acts while it verifies a post and holds or sends money. */
export function turnOf({ status, turnLapsesAt, nextDueOn, payoutOn }: TurnFacts): { side: Side | "product" | "nobody"; until: string | null } {
  const lapses = turnLapsesAt?.toISOString() ?? null;
  switch (status) {
    case "applied":
    case "shortlisted":
    case "countered":
      return { side: "organization", until: lapses };
    case "invited":
    case "offered":
      return { side: "creator", until: lapses };
    case "agreed":
    case "published":
      return { side: "product", until: null };
    case "producing":
    case "approved":
      return { side: "creator", until: nextDueOn };
    case "in-review":
      return { side: "organization", until: nextDueOn };
    case "verified":
      return { side: "product", until: payoutOn?.toISOString() ?? null };
    default:
      return { side: status === "disputed" ? "organization" : "nobody", until: null };
  }
}
