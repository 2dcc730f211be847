import { EndCollaborationInput } from "@fanfare/contracts/collaborations";
import { Receipt } from "@fanfare/contracts/ids";
import { collaborationsOf } from "../../compose/collaborations.ts";
import { creatorCommand } from "../procedures.ts";

export const withdraw = creatorCommand
  .input(EndCollaborationInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => collaborationsOf(ctx.app).withdraw(ctx.context, input));
