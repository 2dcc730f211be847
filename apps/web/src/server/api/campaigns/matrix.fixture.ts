import { brief, filledDocument, liveCampaign, readyCampaign, requirement } from "@fanfare/testing/factories/campaigns";
import { campaignsOf } from "../../compose/campaigns.ts";
import type { MatrixFixture } from "../../testing/matrix.ts";

export const matrix: MatrixFixture = async (world) => {
  const { app, brandId, unique } = world;
  const owner = world.as("owner");
  const commands = campaignsOf(app);
  const draft = () => readyCampaign(app.db, owner.actor, { name: unique("Draft"), brandId });
  const live = () => liveCampaign(app.db, owner.actor, { name: unique("Live"), brandId });
  const versioned = async (campaign: Promise<{ id: string; version: number }>) => {
    const { id, version } = await campaign;
    return { campaignId: id, expectedVersion: version };
  };
  const paused = async () => commands.pauseCampaign(owner, await versioned(live()));
  const kept = await draft();
  const shown = await live();
  const campaignId = kept.id;
  const page = (more: object) => async () => ({ campaignId: (await draft()).id, expectedVersion: 3, ...more });
  const changed = (more: object) => async () => ({ ...(await versioned(draft())), ...more });
  return {
    procedures: {
      "command.archiveCampaign": { input: () => versioned(draft()) },
      "command.changeBrief": { input: changed({ brief }) },
      "command.changeBudget": { input: changed({ budget: { amount: "700000", currency: "EUR" } }) },
      "command.changeRequirements": { input: changed({ requirements: [requirement] }) },
      "command.changeSchedule": { input: changed({ startsOn: null, endsOn: null }) },
      "command.changeSlug": { input: async () => ({ ...(await versioned(draft())), slug: unique("slug").replace(" ", "-") }) },
      "command.completeCampaign": { input: () => versioned(live()) },
      "command.createCampaign": { input: () => ({ name: unique("New"), brandId, currency: "EUR" }) },
      "command.duplicateCampaign": { input: () => ({ campaignId, name: unique("Copy") }) },
      "command.launchCampaign": { input: () => versioned(draft()) },
      "command.pauseCampaign": { input: () => versioned(live()) },
      "command.publishLandingPage": { input: page({}) },
      "command.renameCampaign": { input: changed({ name: "Another name" }) },
      "command.restoreLandingPageVersion": { input: page({ number: 1 }) },
      "command.resumeCampaign": { input: () => versioned(paused()) },
      "command.saveLandingPage": { input: page({ document: filledDocument("Saved") }) },
      "command.sendPendingApplication": { input: () => undefined },
      "query.findCampaign": { input: () => ({ campaignId }) },
      "query.findCampaigns": { input: () => ({}) },
      "query.findLandingPage": { input: () => ({ campaignId }) },
      "query.findLaunchReadiness": { input: () => ({ campaignId }) },
      "query.findOpportunities": { input: () => undefined },
      "query.findPendingApplication": { input: () => undefined },
    },
    routes: {
      "GET /c/[slug]": () => ({ params: { slug: shown.slug } }),
      "GET /c/[slug]/apply": () => ({ params: { slug: shown.slug } }),
      "GET /c/[slug]/preview.jpg": () => ({ params: { slug: shown.slug } }),
      "GET /fonts/[file]": () => ({ params: { file: "onest-latin.woff2" } }),
      "POST /c/[slug]/apply": () => ({ params: { slug: shown.slug }, headers: { "content-type": "application/x-www-form-urlencoded" }, body: "answer.why=I+run" }),
    },
  };
};
