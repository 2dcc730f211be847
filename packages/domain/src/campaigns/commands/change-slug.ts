import type { ChangeSlugInput } from "@fanfare/contracts/campaigns";
import { changeSlug } from "../campaign.ts";
import { changeCampaign, type CampaignDeps } from "./open-campaign.ts";

/** Chooses the campaign's public address. Refuses with `campaigns.slug-taken` when any campaign of the installation has it. */
export const makeChangeSlug = (deps: CampaignDeps) => changeCampaign<ChangeSlugInput>(deps, (campaign, input, tx) => changeSlug(campaign, input.slug, tx.at));
