import { ShareReportInput, ShareReportResult } from "@fanfare/contracts/reporting";
import { reportingOf } from "../../compose/reporting.ts";
import { memberCommand } from "../procedures.ts";

export const shareReport = memberCommand("reports.share")
  .input(ShareReportInput)
  .output(ShareReportResult)
  .mutation(async ({ ctx, input }) => {
    const { id, version, token } = await reportingOf(ctx.app).shareReport(ctx.context, input);
    return { id, version, url: new URL(`/r/${token}`, ctx.app.config.publicUrl).href };
  });
