import { ChangeBrandInput } from "@fanfare/contracts/identity";
import { Receipt } from "@fanfare/contracts/ids";
import { identityOf } from "../../compose/identity.ts";
import { memberCommand } from "../procedures.ts";

/** Changes a brand's name, website and colours. */
export const changeBrand = memberCommand("brands.write")
  .input(ChangeBrandInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => identityOf(ctx.app).changeBrand(ctx.context, input));
