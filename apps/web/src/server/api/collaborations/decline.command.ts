import { BulkReceipt, DeclineInput } from "@fanfare/contracts/collaborations";
import { collaborationsOf } from "../../compose/collaborations.ts";
import { memberCommand } from "../procedures.ts";

export const decline = memberCommand("collaborations.decide")
  .input(DeclineInput)
  .output(BulkReceipt)
  .mutation(({ ctx, input }) => collaborationsOf(ctx.app).decline(ctx.context, input));
