import { AddCommentInput } from "@fanfare/contracts/content";
import { Receipt } from "@fanfare/contracts/ids";
import { contentOf } from "../../compose/content.ts";
import { creatorCommand } from "../procedures.ts";

export const commentAsCreator = creatorCommand
  .input(AddCommentInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => contentOf(ctx.app).addComment(ctx.context, input));
