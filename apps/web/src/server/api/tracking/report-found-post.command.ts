import { Receipt } from "@fanfare/contracts/ids";
import { FoundPostInput } from "@fanfare/contracts/tracking";
import { trackingOf } from "../../compose/tracking.ts";
import { creatorCommand } from "../procedures.ts";

export const reportFoundPost = creatorCommand
  .input(FoundPostInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => trackingOf(ctx.app).reportFoundPost(ctx.context, input));
