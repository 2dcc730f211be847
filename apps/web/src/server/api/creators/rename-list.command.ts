import { RenameListInput } from "@fanfare/contracts/creators";
import { Receipt } from "@fanfare/contracts/ids";
import { creatorsOf } from "../../compose/creators.ts";
import { memberCommand } from "../procedures.ts";

export const renameList = memberCommand("creators.write")
  .input(RenameListInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => creatorsOf(ctx.app).renameList(ctx.context, input));
