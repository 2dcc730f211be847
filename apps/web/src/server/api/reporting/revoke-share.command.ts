import { Receipt } from "@fanfare/contracts/ids";
import { RevokeShareInput } from "@fanfare/contracts/reporting";
import { reportingOf } from "../../compose/reporting.ts";
import { memberCommand } from "../procedures.ts";

export const revokeShare = memberCommand("reports.share")
  .input(RevokeShareInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => reportingOf(ctx.app).revokeShare(ctx.context, input));
