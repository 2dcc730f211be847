import { ChangeRequirementsInput } from "@fanfare/contracts/campaigns";
import { Receipt } from "@fanfare/contracts/ids";
import { campaignsOf } from "../../compose/campaigns.ts";
import { memberCommand } from "../procedures.ts";

export const changeRequirements = memberCommand("campaigns.write")
  .input(ChangeRequirementsInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => campaignsOf(ctx.app).changeRequirements(ctx.context, input));
