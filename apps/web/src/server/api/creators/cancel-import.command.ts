import { ImportIdInput } from "@fanfare/contracts/creators";
import { Receipt } from "@fanfare/contracts/ids";
import { creatorsOf } from "../../compose/creators.ts";
import { memberCommand } from "../procedures.ts";

export const cancelImport = memberCommand("creators.write")
  .input(ImportIdInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => creatorsOf(ctx.app).cancelImport(ctx.context, input));
