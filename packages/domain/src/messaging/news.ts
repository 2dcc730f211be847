import type { EventEnvelope, EventType } from "@fanfare/contracts/events";
import type { Money } from "@fanfare/contracts/money";
import type { MailTemplate } from "./mails.ts";

type Side = "organization" | "creator";
type AnyEvent<Type extends EventType> = Type extends EventType ? EventEnvelope<Type> : never;

/** The facts that somebody is told of. */
export const newsworthy = [
  "collaborations.application-submitted.v1",
  "collaborations.creator-shortlisted.v1",
  "collaborations.offer-made.v1",
  "collaborations.offer-agreed.v1",
  "collaborations.collaboration-ended.v1",
  "content.deliverables-opened.v1",
  "content.draft-submitted.v1",
  "content.comment-added.v1",
  "content.changes-requested.v1",
  "content.draft-approved.v1",
  "tracking.publication-verified.v1",
  "tracking.publication-sent-back.v1",
  "tracking.publication-edited.v1",
  "tracking.publication-gone.v1",
  "tracking.publication-back.v1",
  "tracking.publication-unreadable.v1",
  "tracking.post-found.v1",
  "tracking.story-proof-submitted.v1",
  "tracking.story-proof-decided.v1",
  "payments.payout-settled.v1",
  "payments.payout-parked.v1",
] as const satisfies readonly EventType[];
export type NewsworthyEvent = AnyEvent<(typeof newsworthy)[number]>;

type CollaborationMail = Exclude<MailTemplate, "verify-email" | "reset-password" | "invitation" | "search-matched" | "connection-lapsing" | "connection-lapsed">;

/** One side's news of a fact. Without `mail` it is told in the portal only. */
export type News = { to: Side; kind: string; mail: CollaborationMail | null; about: "collaboration" | "deliverable" | "payments"; amount?: Money; missing?: string[] };

const other = (side: Side): Side => (side === "organization" ? "creator" : "organization");
const sideOf = (event: NewsworthyEvent): Side => (event.actor.kind === "creator" ? "creator" : "organization");
const news = (to: Side, kind: string, mail: CollaborationMail | null, more: Partial<News> = {}): News => ({ to, kind, mail, about: "collaboration", ...more });

/** Who is told what of a fact: always the side that did not do it. */
export function newsOf(event: NewsworthyEvent): News[] {
  switch (event.type) {
    case "collaborations.application-submitted.v1":
      return [news("organization", "application-received", "application-received")];
    case "collaborations.creator-shortlisted.v1":
      return [news("creator", "application-shortlisted", "application-shortlisted")];
    case "collaborations.offer-made.v1": {
      const { by, amount } = event.data;
      return [by === "organization" ? news("creator", "offer-received", "offer-received", { amount }) : news("organization", "offer-countered", "offer-countered", { amount })];
    }
    case "collaborations.offer-agreed.v1":
      return [news(other(sideOf(event)), "offer-agreed", "offer-agreed", { amount: event.data.amount })];
    case "collaborations.collaboration-ended.v1":
      return [news(other(sideOf(event)), "collaboration-ended", null)];
    case "content.comment-added.v1":
      return [news(other(event.data.by), "comment-added", null, { about: "deliverable" })];
    case "payments.payout-settled.v1":
      return [news("creator", "payout-settled", "payout-settled", { about: "payments", amount: event.data.amount }), news("organization", "payout-settled", null, { about: "payments", amount: event.data.amount })];
    case "payments.payout-parked.v1":
      return [news("organization", "payout-parked", null, { about: "payments" })];
    case "tracking.publication-edited.v1":
      return toBoth("publication-edited", event.data.missing.length > 0 ? "publication-edited" : null, { missing: event.data.missing });
    case "tracking.publication-gone.v1":
      return toBoth("publication-gone", "publication-gone");
    case "tracking.publication-back.v1":
      return [news("organization", "publication-back", null, { about: "deliverable" })];
    case "tracking.publication-unreadable.v1":
      return [news("organization", "publication-unreadable", null, { about: "deliverable" }), news("creator", "connect-account", "connect-account")];
    case "tracking.post-found.v1":
      return [news("creator", "post-found", "post-found")];
    case "tracking.story-proof-submitted.v1":
      return [news("organization", "story-proof-submitted", null, { about: "deliverable" })];
    case "tracking.story-proof-decided.v1":
      return [news("creator", `story-proof-${event.data.status}`, event.data.status === "refused" ? "story-proof-refused" : null)];
    default:
      return newsOfContent(event);
  }
}

/** Found out by the product itself: the creator can mend it, and the organization has to know. */
const toBoth = (kind: string, toCreator: CollaborationMail | null, more: Partial<News> = {}): News[] => [
  news("organization", kind, null, { about: "deliverable" }), news("creator", kind, toCreator, more),
];

type ContentEvent = Exclude<Extract<NewsworthyEvent, { type: `content.${string}` | "tracking.publication-verified.v1" | "tracking.publication-sent-back.v1" }>, { type: "content.comment-added.v1" }>;

function newsOfContent(event: ContentEvent): News[] {
  switch (event.type) {
    case "content.deliverables-opened.v1":
      return [news("creator", "deliverables-opened", null)];
    case "content.draft-submitted.v1":
      return [news("organization", "draft-submitted", null, { about: "deliverable" })];
    case "content.changes-requested.v1":
      return [news("creator", "changes-requested", "changes-requested")];
    case "content.draft-approved.v1":
      return [news("creator", "draft-approved", "draft-approved")];
    case "tracking.publication-sent-back.v1":
      return [news("creator", "publication-sent-back", "publication-sent-back", { missing: event.data.missing })];
    case "tracking.publication-verified.v1":
      return [news("organization", "publication-verified", null), news("creator", "publication-verified", null)];
  }
}

/** Where the portal shows it, as a path. */
export function linkTo({ to, about }: News, { collaborationId, ...data }: NewsworthyEvent["data"]): string {
  if (about === "payments") return to === "creator" ? "/creator/payments" : "/payments";
  if (to === "creator") return `/creator/collaborations/${collaborationId}`;
  return about === "deliverable" && "deliverableId" in data ? `/content/${data.deliverableId}` : `/collaborations/${collaborationId}`;
}
