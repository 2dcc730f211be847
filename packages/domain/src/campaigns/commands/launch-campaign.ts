import type { CampaignVersionInput } from "@fanfare/contracts/campaigns";
import { launch, type Campaign } from "../campaign.ts";
import { missingForLaunch, notReady } from "../launch.ts";
import type { LandingPage } from "../landing-page.ts";
import { changeCampaign, type CampaignDeps, type CampaignTx } from "./open-campaign.ts";
import { composePage, showPage } from "./show-page.ts";

/** Goes live and opens the page as it was last published. Refuses with everything that is still missing. */
export const makeLaunchCampaign = (deps: CampaignDeps) =>
  changeCampaign<CampaignVersionInput>(deps, async (campaign, _input, tx) => {
    const decided = launch(campaign, tx.at);
    const page = await tx.landingPages.get(campaign.id);
    const { funded } = await tx.campaignFacts.wallet(campaign.id);
    const missing = missingForLaunch({ campaign: { ...campaign, budgetMinor: campaign.budget.minor }, funded, publishedVersion: page.publishedVersion }, tx.at);
    if (missing.length > 0) throw notReady(missing);
    await openPage(tx, decided.state, page);
    return decided;
  });

async function openPage(tx: CampaignTx, campaign: Campaign, page: LandingPage): Promise<void> {
  const { content } = await tx.landingPages.version(campaign.id, page.publishedVersion);
  const current = await composePage(tx, campaign, { format: 1, language: content.language, blocks: content.blocks });
  await showPage(tx, campaign, page.publishedVersion, current);
}
