import { StartImportInput } from "@fanfare/contracts/creators";
import { Receipt } from "@fanfare/contracts/ids";
import { creatorsOf } from "../../compose/creators.ts";
import { memberCommand } from "../procedures.ts";

export const startImport = memberCommand("creators.write")
  .input(StartImportInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => creatorsOf(ctx.app).startImport(ctx.context, input));
