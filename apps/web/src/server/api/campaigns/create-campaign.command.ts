import { CreateCampaignInput } from "@fanfare/contracts/campaigns";
import { Receipt } from "@fanfare/contracts/ids";
import { campaignsOf } from "../../compose/campaigns.ts";
import { memberCommand } from "../procedures.ts";

export const createCampaign = memberCommand("campaigns.write")
  .input(CreateCampaignInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => campaignsOf(ctx.app).createCampaign(ctx.context, input));
