import { CampaignInput } from "@fanfare/contracts/campaigns";
import { LandingPageView } from "@fanfare/contracts/landing";
import { landingPageById } from "@fanfare/db/readers/landing-pages";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findLandingPage = memberQuery("campaigns.read")
  .input(CampaignInput)
  .output(LandingPageView)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => landingPageById(sql, input.campaignId)));
