import type { CampaignVersionInput } from "@fanfare/contracts/campaigns";
import { complete } from "../campaign.ts";
import { changeCampaign, type CampaignDeps } from "./open-campaign.ts";
import { refreshPage } from "./show-page.ts";

/** Ends a campaign: its page closes, and it can't be changed any more. */
export const makeCompleteCampaign = (deps: CampaignDeps) =>
  changeCampaign<CampaignVersionInput>(deps, async (campaign, _input, tx) => {
    const decided = complete(campaign, tx.at);
    await refreshPage(tx, decided.state);
    return decided;
  });
