import { ListMembersChanged, ListMembersInput } from "@fanfare/contracts/creators";
import { creatorsOf } from "../../compose/creators.ts";
import { memberCommand } from "../procedures.ts";

export const addToList = memberCommand("creators.write")
  .input(ListMembersInput)
  .output(ListMembersChanged)
  .mutation(({ ctx, input }) => creatorsOf(ctx.app).addToList(ctx.context, input));
