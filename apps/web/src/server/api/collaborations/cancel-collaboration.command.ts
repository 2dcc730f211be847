import { EndCollaborationInput } from "@fanfare/contracts/collaborations";
import { Receipt } from "@fanfare/contracts/ids";
import { collaborationsOf } from "../../compose/collaborations.ts";
import { memberCommand } from "../procedures.ts";

export const cancelCollaboration = memberCommand("collaborations.decide")
  .input(EndCollaborationInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => collaborationsOf(ctx.app).cancelCollaboration(ctx.context, input));
