import { BulkIdInput } from "@fanfare/contracts/discovery";
import { Receipt } from "@fanfare/contracts/ids";
import { bulkActionsOf } from "../../compose/bulk-actions.ts";
import { memberCommand } from "../procedures.ts";

export const cancelBulk = memberCommand("creators.write")
  .input(BulkIdInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => bulkActionsOf(ctx.app).cancelBulk(ctx.context, input));
