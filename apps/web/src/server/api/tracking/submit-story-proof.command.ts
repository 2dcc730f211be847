import { Receipt } from "@fanfare/contracts/ids";
import { SubmitStoryProofInput } from "@fanfare/contracts/tracking";
import { trackingOf } from "../../compose/tracking.ts";
import { creatorCommand } from "../procedures.ts";

export const submitStoryProof = creatorCommand
  .input(SubmitStoryProofInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => trackingOf(ctx.app).submitStoryProof(ctx.context, input));
