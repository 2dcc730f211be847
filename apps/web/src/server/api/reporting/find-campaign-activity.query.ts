import { ActivityRow, CampaignActivityInput } from "@fanfare/contracts/reporting";
import { campaignActivity } from "@fanfare/db/readers/reporting";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findCampaignActivity = memberQuery("reports.read")
  .input(CampaignActivityInput)
  .output(ActivityRow.array())
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => campaignActivity(sql, input.campaignId, input.limit)));
