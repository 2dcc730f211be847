import type { CampaignVersionInput } from "@fanfare/contracts/campaigns";
import { pause } from "../campaign.ts";
import { changeCampaign, type CampaignDeps } from "./open-campaign.ts";
import { refreshPage } from "./show-page.ts";

/** Stops taking applications; work that is agreed goes on. */
export const makePauseCampaign = (deps: CampaignDeps) =>
  changeCampaign<CampaignVersionInput>(deps, async (campaign, _input, tx) => {
    const decided = pause(campaign, tx.at);
    await refreshPage(tx, decided.state);
    return decided;
  });
