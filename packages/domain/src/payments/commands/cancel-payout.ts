import type { Receipt } from "@fanfare/contracts/ids";
import type { CancelPayoutInput } from "@fanfare/contracts/payments";
import { authorizeMember } from "../../identity/index.ts";
import { scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { releaseBudget } from "../budget.ts";
import { cancelPayout } from "../payout.ts";
import type { PaymentsRepositories } from "../ports.ts";
import * as postings from "../postings.ts";

/** Ends a payout before money moved: what was owed is no longer owed, and its budget is free again. */
export const makeCancelPayout =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<PaymentsRepositories> }) =>
  async (context: Context, { payoutId, reason }: CancelPayoutInput): Promise<Receipt> => {
    const member = authorizeMember(context.actor, "payments.pay");
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      const payout = await tx.payouts.get(payoutId);
      if (payout.status === "cancelled") return { id: payout.id, version: payout.version };
      const { state, facts } = cancelPayout(payout, reason, tx.at);
      await tx.payouts.save(state);
      await tx.wallets.hold(payout.organizationId, payout.campaignId, payout.amount.currency, tx.at);
      if (payout.isOwed) await tx.ledger.post(postings.notOwed({ context, at: tx.at }, payout, reason));
      await releaseBudget(tx, context, payout, reason);
      await tx.outbox.append(facts, payout.version + 1);
      await tx.payoutProcesses.wake(payout.id, tx.at);
      return { id: payout.id, version: payout.version + 1 };
    });
  };
