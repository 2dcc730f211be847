import { ChangeSavedSearchInput } from "@fanfare/contracts/discovery";
import { Receipt } from "@fanfare/contracts/ids";
import { discoveryOf } from "../../compose/discovery.ts";
import { memberCommand } from "../procedures.ts";

export const changeSavedSearch = memberCommand("creators.write")
  .input(ChangeSavedSearchInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => discoveryOf(ctx.app).changeSavedSearch(ctx.context, input));
