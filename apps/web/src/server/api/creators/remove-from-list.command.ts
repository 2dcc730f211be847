import { ListMembersChanged, ListMembersInput } from "@fanfare/contracts/creators";
import { creatorsOf } from "../../compose/creators.ts";
import { memberCommand } from "../procedures.ts";

export const removeFromList = memberCommand("creators.write")
  .input(ListMembersInput)
  .output(ListMembersChanged)
  .mutation(({ ctx, input }) => creatorsOf(ctx.app).removeFromList(ctx.context, input));
