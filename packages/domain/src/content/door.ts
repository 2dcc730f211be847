import type { DeliverableStatus } from "@fanfare/contracts/content";
import { event, type Transaction } from "../kernel/index.ts";
import { cancelPiece, followPublication, openPieces, owned, requestChanges, type CollaborationFacts, type Deliverable } from "./deliverable.ts";
import type { ContentRepositories } from "./ports.ts";

type Tx = ContentRepositories & Transaction;

/** Opens what a collaboration owes, once: asked again, it answers with the same ids. */
export async function openDeliverables(tx: Tx, facts: CollaborationFacts): Promise<string[]> {
  const known = await tx.deliverables.ofCollaboration(facts.collaborationId);
  if (known.length > 0) return known.map(({ id }) => id);
  const pieces = openPieces(facts, tx.at);
  for (const piece of pieces) await tx.deliverables.add(piece);
  const [first] = pieces;
  if (first) await tx.outbox.append([event("content.deliverables-opened.v1", owned(first), together(pieces, first))], first.version);
  return pieces.map(({ id }) => id);
}

/** Calls off what a collaboration still owes; what is published stays. Repeated, it changes nothing. */
export async function cancelDeliverables(tx: Tx, collaborationId: string): Promise<void> {
  const cancelled: Deliverable[] = [];
  for (const deliverable of await tx.deliverables.ofCollaboration(collaborationId)) {
    const state = cancelPiece(deliverable, tx.at);
    if (state === null) continue;
    await tx.deliverables.save(state);
    cancelled.push(state);
  }
  const [first] = cancelled;
  if (!first) return;
  await tx.outbox.append([event("content.deliverables-cancelled.v1", owned(first), together(cancelled, first))], first.version + 1);
}

const together = (pieces: readonly Deliverable[], { collaborationId, campaignId, creatorId }: Deliverable) => ({
  collaborationId, campaignId, creatorId, deliverableIds: pieces.map(({ id }) => id),
});

/** A deliverable as other contexts may know it. Throws `not-found`. */
export async function deliverableFor(tx: Tx, deliverableId: string): Promise<Omit<Deliverable, "drafts">> {
  const { drafts: _, ...deliverable } = await tx.deliverables.get(deliverableId);
  return deliverable;
}

/** The states of all pieces of a collaboration. */
export async function deliverableStates(tx: Tx, collaborationId: string): Promise<DeliverableStatus[]> {
  return (await tx.deliverables.ofCollaboration(collaborationId)).map(({ status }) => status);
}

/** Follows what tracking found out about a post. */
export async function followTracking(tx: Tx, deliverableId: string, found: "published" | "verified"): Promise<void> {
  const deliverable = await tx.deliverables.get(deliverableId);
  await keep(tx, deliverable, followPublication(deliverable, found, tx.at));
}

/** Sends a version back whose file turned out to be unusable, so that the creator knows at once. */
export async function followRejectedFile(tx: Tx, assetId: string): Promise<void> {
  const deliverable = await tx.deliverables.ofAsset(assetId);
  const draft = deliverable?.drafts.at(-1);
  if (!deliverable || !draft || deliverable.status !== "submitted" || draft.assetId !== assetId) return;
  await keep(tx, deliverable, requestChanges(deliverable, { draftId: draft.id, note: "", dueOn: null, by: "Fanfare" }, tx.at));
}

async function keep(tx: Tx, before: Deliverable, { state, facts }: { state: Deliverable; facts: Parameters<Tx["outbox"]["append"]>[0] }): Promise<void> {
  if (facts.length === 0) return;
  await tx.deliverables.save(state);
  await tx.outbox.append(facts, before.version + 1);
}
