import { RenameCampaignInput } from "@fanfare/contracts/campaigns";
import { Receipt } from "@fanfare/contracts/ids";
import { campaignsOf } from "../../compose/campaigns.ts";
import { memberCommand } from "../procedures.ts";

export const renameCampaign = memberCommand("campaigns.write")
  .input(RenameCampaignInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => campaignsOf(ctx.app).renameCampaign(ctx.context, input));
