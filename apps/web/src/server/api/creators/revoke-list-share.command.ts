import { Receipt } from "@fanfare/contracts/ids";
import { RevokeListShareInput } from "@fanfare/contracts/list-shares";
import { creatorsOf } from "../../compose/creators.ts";
import { memberCommand } from "../procedures.ts";

export const revokeListShare = memberCommand("creators.write")
  .input(RevokeListShareInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => creatorsOf(ctx.app).revokeListShare(ctx.context, input));
