import { PayoutAccountReceipt, SetUpPayoutAccountInput } from "@fanfare/contracts/payments";
import { paymentsOf } from "../../compose/payments.ts";
import { creatorCommand } from "../procedures.ts";

export const setUpPayoutAccount = creatorCommand
  .input(SetUpPayoutAccountInput)
  .output(PayoutAccountReceipt)
  .mutation(({ ctx, input }) => paymentsOf(ctx.app).setUpPayoutAccount(ctx.context, input));
