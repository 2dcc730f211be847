import type { Receipt } from "@fanfare/contracts/ids";
import type { Side } from "@fanfare/contracts/collaborations";
import { cancelDeliverables } from "../content/index.ts";
import { authorizeCreator, authorizeMember } from "../identity/index.ts";
import { notFound, scopeOf, type Context, type Scope, type UnitOfWork } from "../kernel/index.ts";
import { releaseBudget } from "../payments/index.ts";
import type { Collaboration, Decided } from "./collaboration.ts";
import type { CollaborationsRepositories, Tx } from "./ports.ts";

/** For which side somebody acts in a collaboration, and under which scope their decision is stored. */
export type Engaged = { side: Side; scope: Scope };

/**
 * Finds out for which side the actor acts. A creator's own scope proves that the collaboration is theirs; what they
 * decide also touches the organization's budget, so the decision itself runs under both scopes.
 */
export async function engage(unitOfWork: UnitOfWork<CollaborationsRepositories>, context: Context, collaborationId: string): Promise<Engaged> {
  const { actor } = context;
  if (actor.kind === "member") return { side: "organization", scope: scopeOf(authorizeMember(actor, "collaborations.decide")) };
  const creator = authorizeCreator(actor);
  const own = scopeOf(creator);
  const collaboration = await unitOfWork.run(own, context, (tx) => tx.collaborations.find(collaborationId));
  if (collaboration?.creatorId !== creator.creatorId) throw notFound("collaboration");
  return { side: "creator", scope: { ...own, organizationId: collaboration.organizationId } };
}

/** Saves a decision and tells of it. Without facts nothing changed, so nothing is stored. */
export async function keep(tx: Tx, before: Collaboration, { state, facts }: Decided): Promise<Receipt> {
  if (facts.length === 0) return { id: before.id, version: before.version };
  await tx.collaborations.save(state, tx.at);
  await tx.outbox.append(facts, before.version + 1);
  return { id: before.id, version: before.version + 1 };
}

/** Keeps an ending and takes back what an agreement had set in motion: pieces still owed, the document, the budget. */
export async function keepEnding(tx: Tx, context: Context, before: Collaboration, decided: Decided, reason: string): Promise<Receipt> {
  const receipt = await keep(tx, before, decided);
  if (before.agreed === null || decided.facts.length === 0) return receipt;
  await cancelDeliverables(tx, before.id);
  await tx.agreements.void(before.id, tx.at);
  await releaseBudget(tx, context, { ...before, collaborationId: before.id }, reason);
  return receipt;
}
