import type { BulkReceipt, DeclineInput, ShortlistInput } from "@fanfare/contracts/collaborations";
import { authorizeMember } from "../../identity/index.ts";
import { DomainError, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { end, shortlist, type Collaboration, type Decided } from "../collaboration.ts";
import { keep } from "../engage.ts";
import type { Repositories } from "../ports.ts";

type Deps = { unitOfWork: UnitOfWork<Repositories> };

/** Puts applicants on the shortlist. Each is decided by itself: one that can't be does not hold up the others. */
export const makeShortlist =
  ({ unitOfWork }: Deps) =>
  async (context: Context, { collaborationIds }: ShortlistInput): Promise<BulkReceipt> =>
    decideEach(unitOfWork, context, collaborationIds, shortlist);

/** Declines applicants; each of them gets the message as a letter of their own. */
export const makeDecline =
  ({ unitOfWork }: Deps) =>
  async (context: Context, { collaborationIds, message }: DeclineInput): Promise<BulkReceipt> =>
    decideEach(unitOfWork, context, collaborationIds, (collaboration) => end(collaboration, "declined", message));

async function decideEach(unitOfWork: UnitOfWork<Repositories>, context: Context, ids: readonly string[], decide: (collaboration: Collaboration) => Decided): Promise<BulkReceipt> {
  const member = authorizeMember(context.actor, "collaborations.decide");
  const receipt: BulkReceipt = { changed: [], refused: [] };
  for (const id of new Set(ids)) {
    try {
      await unitOfWork.run(scopeOf(member), context, async (tx) => {
        const collaboration = await tx.collaborations.get(id);
        await keep(tx, collaboration, decide(collaboration));
      });
      receipt.changed.push(id);
    } catch (error) {
      // Somebody who decided about one reads the refusal itself, not a list of one.
      if (!(error instanceof DomainError) || ids.length === 1) throw error;
      receipt.refused.push({ id, reason: error.message });
    }
  }
  return receipt;
}
