import { InviteCreatorInput } from "@fanfare/contracts/collaborations";
import { Receipt } from "@fanfare/contracts/ids";
import { collaborationsOf } from "../../compose/collaborations.ts";
import { memberCommand } from "../procedures.ts";

export const inviteCreator = memberCommand("collaborations.decide")
  .input(InviteCreatorInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => collaborationsOf(ctx.app).inviteCreator(ctx.context, input));
