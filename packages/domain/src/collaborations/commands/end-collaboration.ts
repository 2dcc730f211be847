import type { EndCollaborationInput } from "@fanfare/contracts/collaborations";
import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeCreator, authorizeMember } from "../../identity/index.ts";
import { scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { end } from "../collaboration.ts";
import { engage, keepEnding } from "../engage.ts";
import type { Repositories } from "../ports.ts";

type Deps = { unitOfWork: UnitOfWork<Repositories> };

/** A creator steps back. What was agreed is taken back, and the budget is free again. */
export const makeWithdraw =
  ({ unitOfWork }: Deps) =>
  async (context: Context, { collaborationId, reason }: EndCollaborationInput): Promise<Receipt> => {
    authorizeCreator(context.actor);
    const { scope } = await engage(unitOfWork, context, collaborationId);
    return unitOfWork.run(scope, context, async (tx) => {
      const collaboration = await tx.collaborations.get(collaborationId);
      return keepEnding(tx, context, collaboration, end(collaboration, "withdrawn", reason), reason);
    });
  };

/** The organization ends what was agreed, before anything is published. The budget is free again. */
export const makeCancelCollaboration =
  ({ unitOfWork }: Deps) =>
  async (context: Context, { collaborationId, reason }: EndCollaborationInput): Promise<Receipt> => {
    const member = authorizeMember(context.actor, "collaborations.decide");
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      const collaboration = await tx.collaborations.get(collaborationId);
      return keepEnding(tx, context, collaboration, end(collaboration, "cancelled", reason), reason);
    });
  };
