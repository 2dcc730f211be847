import { ApproveDraftInput } from "@fanfare/contracts/content";
import { Receipt } from "@fanfare/contracts/ids";
import { contentOf } from "../../compose/content.ts";
import { memberCommand } from "../procedures.ts";

export const approveDraft = memberCommand("content.review")
  .input(ApproveDraftInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => contentOf(ctx.app).approveDraft(ctx.context, input));
