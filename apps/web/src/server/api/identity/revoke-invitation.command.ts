import { RevokeInvitationInput } from "@fanfare/contracts/identity";
import { Receipt } from "@fanfare/contracts/ids";
import { identityOf } from "../../compose/identity.ts";
import { memberCommand } from "../procedures.ts";

/** Takes an open invitation back. */
export const revokeInvitation = memberCommand("members.manage")
  .input(RevokeInvitationInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => identityOf(ctx.app).revokeInvitation(ctx.context, input));
