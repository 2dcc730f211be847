import { StartUploadInput, StartUploadResult } from "@fanfare/contracts/media";
import { mediaOf } from "../../compose/media.ts";
import { actorFor } from "../../media/acting.ts";
import { personCommand } from "../procedures.ts";

/** Creators start drafts and members pictures of pages: the domain tells which of the two this person may do. */
export const startUpload = personCommand
  .input(StartUploadInput)
  .output(StartUploadResult)
  .mutation(({ ctx, input }) => mediaOf(ctx.app).startUpload({ ...ctx.context, actor: actorFor(ctx.who, input.purpose) }, input));
