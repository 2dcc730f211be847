import type { ChangeBudgetInput } from "@fanfare/contracts/campaigns";
import { fromWire } from "../../kernel/index.ts";
import { changeBudget } from "../campaign.ts";
import { changeCampaign, type CampaignDeps } from "./open-campaign.ts";

/** Changes how much the campaign plans to spend; not below what is promised and paid. */
export const makeChangeBudget = (deps: CampaignDeps) =>
  changeCampaign<ChangeBudgetInput>(deps, async (campaign, input, tx) =>
    changeBudget(campaign, fromWire(input.budget), await tx.campaignFacts.wallet(campaign.id), tx.at),
  );
