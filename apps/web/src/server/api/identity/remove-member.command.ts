import { RemoveMemberInput } from "@fanfare/contracts/identity";
import { Receipt } from "@fanfare/contracts/ids";
import { identityOf } from "../../compose/identity.ts";
import { memberCommand } from "../procedures.ts";

/** Takes a member out of the organization. */
export const removeMember = memberCommand("members.manage")
  .input(RemoveMemberInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => identityOf(ctx.app).removeMember(ctx.context, input));
