import type { AgreeToOfferInput, CounterOfferInput, MakeOfferInput } from "@fanfare/contracts/collaborations";
import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeMember } from "../../identity/index.ts";
import { fromWire, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { commitBudget } from "../../payments/index.ts";
import { freezeTerms } from "../agreement.ts";
import { engage, keep } from "../engage.ts";
import { agree, counterOffer, makeOffer } from "../negotiation.ts";
import type { Repositories } from "../ports.ts";

type Deps = { unitOfWork: UnitOfWork<Repositories> };

/** The organization's offer to somebody who applied, was invited or is on the shortlist. */
export const makeMakeOffer =
  ({ unitOfWork }: Deps) =>
  async (context: Context, input: MakeOfferInput): Promise<Receipt> => {
    const member = authorizeMember(context.actor, "collaborations.decide");
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      const collaboration = await tx.collaborations.get(input.collaborationId);
      return keep(tx, collaboration, makeOffer(collaboration, { ...input, amount: fromWire(input.amount) }, tx.at));
    });
  };

/** Either side's answer to the other's offer with another amount. */
export const makeCounterOffer =
  ({ unitOfWork }: Deps) =>
  async (context: Context, input: CounterOfferInput): Promise<Receipt> => {
    const { side, scope } = await engage(unitOfWork, context, input.collaborationId);
    return unitOfWork.run(scope, context, async (tx) => {
      const collaboration = await tx.collaborations.get(input.collaborationId);
      return keep(tx, collaboration, counterOffer(collaboration, side, { ...input, amount: fromWire(input.amount) }, input.answersOfferId, tx.at));
    });
  };

/**
 * Agrees to the offer on the table: in one transaction the amount is committed, the terms are frozen, and the
 * process starts that prints the agreement and opens the deliverables.
 */
export const makeAgreeToOffer =
  ({ unitOfWork }: Deps) =>
  async (context: Context, { collaborationId, offerId }: AgreeToOfferInput): Promise<Receipt> => {
    const { side, scope } = await engage(unitOfWork, context, collaborationId);
    return unitOfWork.run(scope, context, async (tx) => {
      const collaboration = await tx.collaborations.get(collaborationId);
      const decided = agree(collaboration, side, offerId, tx.at);
      const receipt = await keep(tx, collaboration, decided);
      const { organizationId, campaignId, creatorId, agreed } = decided.state;
      if (decided.facts.length === 0 || !agreed) return receipt;
      await commitBudget(tx, context, { organizationId, campaignId, collaborationId, creatorId }, agreed);
      await tx.agreements.insert(freezeTerms(decided.state, side, tx.at));
      await tx.sagas.start({ name: "collaborations.agreement", key: collaborationId, organizationId, creatorId, state: { collaborationId } });
      return receipt;
    });
  };
