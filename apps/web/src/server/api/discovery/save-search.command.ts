import { SaveSearchInput } from "@fanfare/contracts/discovery";
import { Receipt } from "@fanfare/contracts/ids";
import { discoveryOf } from "../../compose/discovery.ts";
import { memberCommand } from "../procedures.ts";

export const saveSearch = memberCommand("creators.write")
  .input(SaveSearchInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => discoveryOf(ctx.app).saveSearch(ctx.context, input));
