import { AddCommentInput } from "@fanfare/contracts/content";
import { Receipt } from "@fanfare/contracts/ids";
import { contentOf } from "../../compose/content.ts";
import { memberCommand } from "../procedures.ts";

export const addComment = memberCommand("content.review")
  .input(AddCommentInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => contentOf(ctx.app).addComment(ctx.context, input));
