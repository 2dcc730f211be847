import type { CampaignVersionInput } from "@fanfare/contracts/campaigns";
import { archive } from "../campaign.ts";
import { changeCampaign, type CampaignDeps } from "./open-campaign.ts";
import { refreshPage } from "./show-page.ts";

/** Puts an ended campaign, or a draft nobody wants, out of the way. */
export const makeArchiveCampaign = (deps: CampaignDeps) =>
  changeCampaign<CampaignVersionInput>(deps, async (campaign, _input, tx) => {
    const decided = archive(campaign, tx.at);
    await refreshPage(tx, decided.state);
    return decided;
  });
