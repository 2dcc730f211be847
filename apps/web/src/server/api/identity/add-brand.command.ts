import { AddBrandInput } from "@fanfare/contracts/identity";
import { Receipt } from "@fanfare/contracts/ids";
import { identityOf } from "../../compose/identity.ts";
import { memberCommand } from "../procedures.ts";

/** Adds a client brand, or the organization's own. */
export const addBrand = memberCommand("brands.write")
  .input(AddBrandInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => identityOf(ctx.app).addBrand(ctx.context, input));
