import { router } from "../trpc.ts";
import { archiveCampaign } from "./archive-campaign.command.ts";
import { changeBrief } from "./change-brief.command.ts";
import { changeBudget } from "./change-budget.command.ts";
import { changeRequirements } from "./change-requirements.command.ts";
import { changeSchedule } from "./change-schedule.command.ts";
import { changeSlug } from "./change-slug.command.ts";
import { completeCampaign } from "./complete-campaign.command.ts";
import { createCampaign } from "./create-campaign.command.ts";
import { duplicateCampaign } from "./duplicate-campaign.command.ts";
import { findCampaign } from "./find-campaign.query.ts";
import { findCampaigns } from "./find-campaigns.query.ts";
import { findLandingPage } from "./find-landing-page.query.ts";
import { findLaunchReadiness } from "./find-launch-readiness.query.ts";
import { findOpportunities } from "./find-opportunities.query.ts";
import { findPendingApplication } from "./find-pending-application.query.ts";
import { launchCampaign } from "./launch-campaign.command.ts";
import { pauseCampaign } from "./pause-campaign.command.ts";
import { publishLandingPage } from "./publish-landing-page.command.ts";
import { renameCampaign } from "./rename-campaign.command.ts";
import { restoreLandingPageVersion } from "./restore-landing-page-version.command.ts";
import { resumeCampaign } from "./resume-campaign.command.ts";
import { saveLandingPage } from "./save-landing-page.command.ts";
import { sendPendingApplication } from "./send-pending-application.command.ts";

export const campaigns = router({
  command: router({
    createCampaign, duplicateCampaign, renameCampaign, changeBrief, changeRequirements, changeSchedule, changeBudget, changeSlug,
    launchCampaign, pauseCampaign, resumeCampaign, completeCampaign, archiveCampaign, saveLandingPage, publishLandingPage, restoreLandingPageVersion,
    sendPendingApplication,
  }),
  query: router({ findCampaigns, findCampaign, findLaunchReadiness, findLandingPage, findOpportunities, findPendingApplication }),
});
