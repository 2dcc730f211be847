import { ChangeBriefInput } from "@fanfare/contracts/campaigns";
import { Receipt } from "@fanfare/contracts/ids";
import { campaignsOf } from "../../compose/campaigns.ts";
import { memberCommand } from "../procedures.ts";

export const changeBrief = memberCommand("campaigns.write")
  .input(ChangeBriefInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => campaignsOf(ctx.app).changeBrief(ctx.context, input));
