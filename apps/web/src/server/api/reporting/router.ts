import { router } from "../trpc.ts";
import { findAccountAsOf } from "./find-account-as-of.query.ts";
import { findCampaignActivity } from "./find-campaign-activity.query.ts";
import { findCampaignReport } from "./find-campaign-report.query.ts";
import { findPortfolio } from "./find-portfolio.query.ts";
import { findPostAsOf } from "./find-post-as-of.query.ts";
import { findShareLinks } from "./find-share-links.query.ts";
import { revokeShare } from "./revoke-share.command.ts";
import { shareReport } from "./share-report.command.ts";

export const reporting = router({
  command: router({ shareReport, revokeShare }),
  query: router({ findCampaignReport, findCampaignActivity, findPortfolio, findShareLinks, findPostAsOf, findAccountAsOf }),
});
