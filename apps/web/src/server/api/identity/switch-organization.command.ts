import { SwitchOrganizationInput } from "@fanfare/contracts/identity";
import { Receipt } from "@fanfare/contracts/ids";
import { identityOf } from "../../compose/identity.ts";
import { personCommand } from "../procedures.ts";

/** Acts for another organization from now on. */
export const switchOrganization = personCommand
  .input(SwitchOrganizationInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => identityOf(ctx.app).switchOrganization(ctx.context, input));
