import type { Receipt } from "@fanfare/contracts/ids";
import type { PayoutIdInput } from "@fanfare/contracts/payments";
import { authorizeMember } from "../../identity/index.ts";
import { scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { resumePayout } from "../payout.ts";
import type { PaymentsRepositories } from "../ports.ts";

/** Lets a parked payout be tried again at once. One that already goes on is left as it is. */
export const makeRetryPayout =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<PaymentsRepositories> }) =>
  async (context: Context, { payoutId }: PayoutIdInput): Promise<Receipt> => {
    const member = authorizeMember(context.actor, "payments.pay");
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      const payout = await tx.payouts.get(payoutId);
      if (isOnItsWay(payout.status)) return { id: payout.id, version: payout.version };
      await tx.payouts.save(resumePayout(payout, tx.at));
      await tx.payoutProcesses.wake(payout.id, tx.at);
      return { id: payout.id, version: payout.version + 1 };
    });
  };

/** A second press of the button finds the payout going on. */
const isOnItsWay = (status: string): boolean => status === "on-hold" || status === "payable" || status === "transferring" || status === "settled";
