import type { RenameCampaignInput } from "@fanfare/contracts/campaigns";
import { rename } from "../campaign.ts";
import { changeCampaign, type CampaignDeps } from "./open-campaign.ts";

/** Gives a campaign another name; its address stays. */
export const makeRenameCampaign = (deps: CampaignDeps) => changeCampaign<RenameCampaignInput>(deps, (campaign, input, tx) => rename(campaign, input.name, tx.at));
