import { ChangeOrganizationSettingsInput } from "@fanfare/contracts/identity";
import { Receipt } from "@fanfare/contracts/ids";
import { identityOf } from "../../compose/identity.ts";
import { memberCommand } from "../procedures.ts";

/** Changes the organization's name and its hold period. */
export const changeOrganizationSettings = memberCommand("organization.settings")
  .input(ChangeOrganizationSettingsInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => identityOf(ctx.app).changeOrganizationSettings(ctx.context, input));
