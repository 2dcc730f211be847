import { BulkReceipt, ShortlistInput } from "@fanfare/contracts/collaborations";
import { collaborationsOf } from "../../compose/collaborations.ts";
import { memberCommand } from "../procedures.ts";

export const shortlist = memberCommand("collaborations.decide")
  .input(ShortlistInput)
  .output(BulkReceipt)
  .mutation(({ ctx, input }) => collaborationsOf(ctx.app).shortlist(ctx.context, input));
