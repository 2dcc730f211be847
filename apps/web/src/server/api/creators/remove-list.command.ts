import { ListIdInput } from "@fanfare/contracts/creators";
import { Receipt } from "@fanfare/contracts/ids";
import { creatorsOf } from "../../compose/creators.ts";
import { memberCommand } from "../procedures.ts";

export const removeList = memberCommand("creators.write")
  .input(ListIdInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => creatorsOf(ctx.app).removeList(ctx.context, input));
