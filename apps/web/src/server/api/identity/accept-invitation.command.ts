import { AcceptInvitationInput } from "@fanfare/contracts/identity";
import { Receipt } from "@fanfare/contracts/ids";
import { identityOf } from "../../compose/identity.ts";
import { personCommand } from "../procedures.ts";

/** Takes the seat that an invitation keeps. */
export const acceptInvitation = personCommand
  .input(AcceptInvitationInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => identityOf(ctx.app).acceptInvitation(ctx.context, input));
