import { CreateListInput } from "@fanfare/contracts/creators";
import { Receipt } from "@fanfare/contracts/ids";
import { creatorsOf } from "../../compose/creators.ts";
import { memberCommand } from "../procedures.ts";

export const createList = memberCommand("creators.write")
  .input(CreateListInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => creatorsOf(ctx.app).createList(ctx.context, input));
