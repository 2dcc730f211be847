import { CreateOrganizationInput } from "@fanfare/contracts/identity";
import { Receipt } from "@fanfare/contracts/ids";
import { identityOf } from "../../compose/identity.ts";
import { personCommand } from "../procedures.ts";

/** Founds an organization and acts for it from now on. */
export const createOrganization = personCommand
  .input(CreateOrganizationInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => identityOf(ctx.app).createOrganization(ctx.context, input));
