import { SavedSearchIdInput } from "@fanfare/contracts/discovery";
import { Receipt } from "@fanfare/contracts/ids";
import { discoveryOf } from "../../compose/discovery.ts";
import { memberCommand } from "../procedures.ts";

export const removeSavedSearch = memberCommand("creators.write")
  .input(SavedSearchIdInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => discoveryOf(ctx.app).removeSavedSearch(ctx.context, input));
