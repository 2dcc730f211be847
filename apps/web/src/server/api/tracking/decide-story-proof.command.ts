import { Receipt } from "@fanfare/contracts/ids";
import { DecideStoryProofInput } from "@fanfare/contracts/tracking";
import { trackingOf } from "../../compose/tracking.ts";
import { memberCommand } from "../procedures.ts";

export const decideStoryProof = memberCommand("content.review")
  .input(DecideStoryProofInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => trackingOf(ctx.app).decideStoryProof(ctx.context, input));
