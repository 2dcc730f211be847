import { ChangeSlugInput } from "@fanfare/contracts/campaigns";
import { Receipt } from "@fanfare/contracts/ids";
import { campaignsOf } from "../../compose/campaigns.ts";
import { memberCommand } from "../procedures.ts";

export const changeSlug = memberCommand("campaigns.write")
  .input(ChangeSlugInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => campaignsOf(ctx.app).changeSlug(ctx.context, input));
