import { CampaignReport, CampaignReportInput } from "@fanfare/contracts/reporting";
import { campaignReport } from "@fanfare/db/readers/reporting";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findCampaignReport = memberQuery("reports.read")
  .input(CampaignReportInput)
  .output(CampaignReport)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => campaignReport(sql, input.campaignId, input.asOf)));
