import { CampaignReportInput, ShareLinkView } from "@fanfare/contracts/reporting";
import { shareLinksOf } from "@fanfare/db/readers/reporting";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findShareLinks = memberQuery("reports.share")
  .input(CampaignReportInput)
  .output(ShareLinkView.array())
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => shareLinksOf(sql, input.campaignId, new Date())));
