import type { CampaignVersionInput } from "@fanfare/contracts/campaigns";
import { resume } from "../campaign.ts";
import { changeCampaign, type CampaignDeps } from "./open-campaign.ts";
import { refreshPage } from "./show-page.ts";

/** Takes applications again. */
export const makeResumeCampaign = (deps: CampaignDeps) =>
  changeCampaign<CampaignVersionInput>(deps, async (campaign, _input, tx) => {
    const decided = resume(campaign, tx.at);
    await refreshPage(tx, decided.state);
    return decided;
  });
