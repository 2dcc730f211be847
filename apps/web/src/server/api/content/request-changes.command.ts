import { RequestChangesInput } from "@fanfare/contracts/content";
import { Receipt } from "@fanfare/contracts/ids";
import { contentOf } from "../../compose/content.ts";
import { memberCommand } from "../procedures.ts";

export const requestChanges = memberCommand("content.review")
  .input(RequestChangesInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => contentOf(ctx.app).requestChanges(ctx.context, input));
