import type { ChangeRequirementsInput } from "@fanfare/contracts/campaigns";
import { changeRequirements } from "../campaign.ts";
import { changeCampaign, type CampaignDeps } from "./open-campaign.ts";

/** Changes what each creator is asked for. Collaborations that exist keep the requirements they began with. */
export const makeChangeRequirements = (deps: CampaignDeps) => changeCampaign<ChangeRequirementsInput>(deps, (campaign, input, tx) => changeRequirements(campaign, input.requirements, tx.at));
