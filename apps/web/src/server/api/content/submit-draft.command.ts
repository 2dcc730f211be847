import { SubmitDraftInput } from "@fanfare/contracts/content";
import { Receipt } from "@fanfare/contracts/ids";
import { contentOf } from "../../compose/content.ts";
import { creatorCommand } from "../procedures.ts";

export const submitDraft = creatorCommand
  .input(SubmitDraftInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => contentOf(ctx.app).submitDraft(ctx.context, input));
