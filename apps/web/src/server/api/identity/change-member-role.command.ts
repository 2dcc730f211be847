import { ChangeMemberRoleInput } from "@fanfare/contracts/identity";
import { Receipt } from "@fanfare/contracts/ids";
import { identityOf } from "../../compose/identity.ts";
import { memberCommand } from "../procedures.ts";

/** Gives a member another role, from their next request on. */
export const changeMemberRole = memberCommand("members.manage")
  .input(ChangeMemberRoleInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => identityOf(ctx.app).changeMemberRole(ctx.context, input));
