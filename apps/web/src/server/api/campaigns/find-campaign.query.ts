import { CampaignInput, CampaignView } from "@fanfare/contracts/campaigns";
import { campaignById } from "@fanfare/db/readers/campaigns";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findCampaign = memberQuery("campaigns.read")
  .input(CampaignInput)
  .output(CampaignView)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => campaignById(sql, input.campaignId)));
