import { ChangeScheduleInput } from "@fanfare/contracts/campaigns";
import { Receipt } from "@fanfare/contracts/ids";
import { campaignsOf } from "../../compose/campaigns.ts";
import { memberCommand } from "../procedures.ts";

export const changeSchedule = memberCommand("campaigns.write")
  .input(ChangeScheduleInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => campaignsOf(ctx.app).changeSchedule(ctx.context, input));
