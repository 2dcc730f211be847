import { CampaignVersionInput } from "@fanfare/contracts/campaigns";
import { Receipt } from "@fanfare/contracts/ids";
import { campaignsOf } from "../../compose/campaigns.ts";
import { memberCommand } from "../procedures.ts";

export const launchCampaign = memberCommand("campaigns.write")
  .input(CampaignVersionInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => campaignsOf(ctx.app).launchCampaign(ctx.context, input));
