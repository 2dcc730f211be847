import { CampaignInput, LaunchReadiness } from "@fanfare/contracts/campaigns";
import { launchReadiness } from "@fanfare/db/readers/campaigns";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findLaunchReadiness = memberQuery("campaigns.read")
  .input(CampaignInput)
  .output(LaunchReadiness)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => launchReadiness(sql, input.campaignId, new Date())));
