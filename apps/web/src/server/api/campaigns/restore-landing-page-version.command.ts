import { RestoreLandingPageVersionInput } from "@fanfare/contracts/landing";
import { Receipt } from "@fanfare/contracts/ids";
import { campaignsOf } from "../../compose/campaigns.ts";
import { memberCommand } from "../procedures.ts";

export const restoreLandingPageVersion = memberCommand("campaigns.write")
  .input(RestoreLandingPageVersionInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => campaignsOf(ctx.app).restoreLandingPageVersion(ctx.context, input));
