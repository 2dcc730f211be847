import type { ChangeBriefInput } from "@fanfare/contracts/campaigns";
import { changeBrief } from "../campaign.ts";
import { changeCampaign, type CampaignDeps } from "./open-campaign.ts";

/** Changes what the campaign is about. Strangers read it once the page is published again. */
export const makeChangeBrief = (deps: CampaignDeps) => changeCampaign<ChangeBriefInput>(deps, (campaign, input, tx) => changeBrief(campaign, input.brief, tx.at));
