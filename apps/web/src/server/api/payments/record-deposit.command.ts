import { RecordDepositInput } from "@fanfare/contracts/payments";
import { Receipt } from "@fanfare/contracts/ids";
import { paymentsOf } from "../../compose/payments.ts";
import { memberCommand } from "../procedures.ts";

export const recordDeposit = memberCommand("payments.fund")
  .input(RecordDepositInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => paymentsOf(ctx.app).recordDeposit(ctx.context, input));
