import { ResolveCommentInput } from "@fanfare/contracts/content";
import { Receipt } from "@fanfare/contracts/ids";
import { contentOf } from "../../compose/content.ts";
import { memberCommand } from "../procedures.ts";

export const resolveComment = memberCommand("content.review")
  .input(ResolveCommentInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => contentOf(ctx.app).resolveComment(ctx.context, input));
