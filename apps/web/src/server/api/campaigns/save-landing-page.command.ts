import { SaveLandingPageInput } from "@fanfare/contracts/landing";
import { Receipt } from "@fanfare/contracts/ids";
import { campaignsOf } from "../../compose/campaigns.ts";
import { memberCommand } from "../procedures.ts";

export const saveLandingPage = memberCommand("campaigns.write")
  .input(SaveLandingPageInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => campaignsOf(ctx.app).saveLandingPage(ctx.context, input));
