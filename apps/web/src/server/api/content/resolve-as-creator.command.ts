import { ResolveCommentInput } from "@fanfare/contracts/content";
import { Receipt } from "@fanfare/contracts/ids";
import { contentOf } from "../../compose/content.ts";
import { creatorCommand } from "../procedures.ts";

export const resolveAsCreator = creatorCommand
  .input(ResolveCommentInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => contentOf(ctx.app).resolveComment(ctx.context, input));
