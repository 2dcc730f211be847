import { PublishLandingPageInput } from "@fanfare/contracts/landing";
import { Receipt } from "@fanfare/contracts/ids";
import { campaignsOf } from "../../compose/campaigns.ts";
import { memberCommand } from "../procedures.ts";

export const publishLandingPage = memberCommand("campaigns.write")
  .input(PublishLandingPageInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => campaignsOf(ctx.app).publishLandingPage(ctx.context, input));
