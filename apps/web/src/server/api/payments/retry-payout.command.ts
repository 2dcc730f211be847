import { PayoutIdInput } from "@fanfare/contracts/payments";
import { Receipt } from "@fanfare/contracts/ids";
import { paymentsOf } from "../../compose/payments.ts";
import { memberCommand } from "../procedures.ts";

export const retryPayout = memberCommand("payments.pay")
  .input(PayoutIdInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => paymentsOf(ctx.app).retryPayout(ctx.context, input));
