import type { AddCommentInput, CommentVisibility } from "@fanfare/contracts/content";
import { may } from "../identity/index.ts";
import { DomainError, event, forbidden, ruleBroken, type Actor, type DomainEvent } from "../kernel/index.ts";
import { named, owned, type Deliverable } from "./deliverable.ts";

export type CommentSide = "organization" | "creator";

/** What somebody says about a moment or a range of a version; times in ms from its beginning. */
export type DraftComment = {
  id: string;
  organizationId: string;
  creatorId: string;
  draftId: string;
  authorId: string;
  authorName: string;
  authorSide: CommentSide;
  visibility: CommentVisibility;
  atMs: number;
  untilMs: number | null;
  body: string;
  resolvedAt: Date | null;
  version: number;
  createdAt: Date;
};

export type CommentDecision = { state: DraftComment; facts: DomainEvent[] };

/** Which side of the work somebody speaks for. Throws `forbidden` for whoever may not review. */
export function sideOf(actor: Actor, deliverable: Deliverable): { side: CommentSide; userId: string; name: string } {
  if (actor.kind === "creator" && actor.creatorId === deliverable.creatorId) return { side: "creator", userId: actor.userId, name: actor.name };
  if (actor.kind === "member" && actor.organizationId === deliverable.organizationId && may(actor, "content.review")) {
    return { side: "organization", userId: actor.userId, name: actor.name };
  }
  throw forbidden("content.review");
}

/** Writes a comment. Colleagues' internal words are never a creator's to write or to hear of. */
export function addComment(deliverable: Deliverable, actor: Actor, input: AddCommentInput, at: Date): CommentDecision {
  const { side, userId, name } = sideOf(actor, deliverable);
  if (side === "creator" && input.visibility === "internal") {
    throw new DomainError("invalid", "content.creators-speak-openly", "Internal comments are for the organization's members. Send it as a shared comment.", {
      fields: { visibility: "Choose a shared comment." },
    });
  }
  if (deliverable.status === "cancelled") throw ruleBroken("content.cancelled", "This deliverable was cancelled, so it takes no more comments.");
  const { organizationId, creatorId } = deliverable;
  const state: DraftComment = {
    ...input, organizationId, creatorId, authorId: userId, authorName: name, authorSide: side, resolvedAt: null, version: 1, createdAt: at,
  };
  return {
    state,
    facts: [event("content.comment-added.v1", heardBy(deliverable, state), { ...named(deliverable), draftId: state.draftId, commentId: state.id, by: side })],
  };
}

/** Ticks a comment off, or opens it again. Already so, it changes nothing. */
export function resolveComment(deliverable: Deliverable, comment: DraftComment, actor: Actor, resolved: boolean, at: Date): CommentDecision {
  sideOf(actor, deliverable);
  if ((comment.resolvedAt !== null) === resolved) return { state: comment, facts: [] };
  return {
    state: { ...comment, resolvedAt: resolved ? at : null },
    facts: [
      event("content.comment-resolved.v1", heardBy(deliverable, comment), { ...named(deliverable), draftId: comment.draftId, commentId: comment.id, resolved }),
    ],
  };
}

function heardBy(deliverable: Deliverable, comment: DraftComment) {
  return { ...owned(deliverable), aggregateId: comment.id, creatorId: comment.visibility === "shared" ? deliverable.creatorId : null };
}
