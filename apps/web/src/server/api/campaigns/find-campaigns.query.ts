import { FindCampaignsInput, FindCampaignsResult } from "@fanfare/contracts/campaigns";
import { findCampaigns as readCampaigns } from "@fanfare/db/readers/campaigns";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findCampaigns = memberQuery("campaigns.read")
  .input(FindCampaignsInput)
  .output(FindCampaignsResult)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => readCampaigns(sql, input)));
