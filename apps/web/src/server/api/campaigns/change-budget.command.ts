import { ChangeBudgetInput } from "@fanfare/contracts/campaigns";
import { Receipt } from "@fanfare/contracts/ids";
import { campaignsOf } from "../../compose/campaigns.ts";
import { memberCommand } from "../procedures.ts";

export const changeBudget = memberCommand("campaigns.write")
  .input(ChangeBudgetInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => campaignsOf(ctx.app).changeBudget(ctx.context, input));
