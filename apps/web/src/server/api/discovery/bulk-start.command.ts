import { StartBulkInput } from "@fanfare/contracts/discovery";
import { Receipt } from "@fanfare/contracts/ids";
import { bulkActionsOf } from "../../compose/bulk-actions.ts";
import { memberCommand } from "../procedures.ts";

export const startBulk = memberCommand("creators.write")
  .input(StartBulkInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => bulkActionsOf(ctx.app).startBulk(ctx.context, input));
