import type { ChangeScheduleInput } from "@fanfare/contracts/campaigns";
import { changeSchedule } from "../campaign.ts";
import { changeCampaign, type CampaignDeps } from "./open-campaign.ts";
import { refreshPage } from "./show-page.ts";

/** Changes when the campaign starts and ends; a page that strangers see tells the new days at once. */
export const makeChangeSchedule = (deps: CampaignDeps) =>
  changeCampaign<ChangeScheduleInput>(deps, async (campaign, input, tx) => {
    const decided = changeSchedule(campaign, input, tx.at);
    await refreshPage(tx, decided.state);
    return decided;
  });
