import { DuplicateCampaignInput } from "@fanfare/contracts/campaigns";
import { Receipt } from "@fanfare/contracts/ids";
import { campaignsOf } from "../../compose/campaigns.ts";
import { memberCommand } from "../procedures.ts";

export const duplicateCampaign = memberCommand("campaigns.write")
  .input(DuplicateCampaignInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => campaignsOf(ctx.app).duplicateCampaign(ctx.context, input));
