import { MarkNotificationsReadInput, MarkNotificationsReadResult } from "@fanfare/contracts/notifications";
import { messagingOf } from "../../compose/messaging.ts";
import { memberCommand } from "../procedures.ts";

export const markNotificationsRead = memberCommand("campaigns.write")
  .input(MarkNotificationsReadInput)
  .output(MarkNotificationsReadResult)
  .mutation(({ ctx, input }) => messagingOf(ctx.app).markNotificationsRead(ctx.context, input));
