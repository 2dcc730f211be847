import { MarkNotificationsReadInput, MarkNotificationsReadResult } from "@fanfare/contracts/notifications";
import { messagingOf } from "../../compose/messaging.ts";
import { creatorCommand } from "../procedures.ts";

export const markMyNotificationsRead = creatorCommand
  .input(MarkNotificationsReadInput)
  .output(MarkNotificationsReadResult)
  .mutation(({ ctx, input }) => messagingOf(ctx.app).markNotificationsRead(ctx.context, input));
