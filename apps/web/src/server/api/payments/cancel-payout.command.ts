import { CancelPayoutInput } from "@fanfare/contracts/payments";
import { Receipt } from "@fanfare/contracts/ids";
import { paymentsOf } from "../../compose/payments.ts";
import { memberCommand } from "../procedures.ts";

export const cancelPayout = memberCommand("payments.pay")
  .input(CancelPayoutInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => paymentsOf(ctx.app).cancelPayout(ctx.context, input));
