import { ShareListInput, ShareListResult } from "@fanfare/contracts/list-shares";
import { creatorsOf } from "../../compose/creators.ts";
import { memberCommand } from "../procedures.ts";

export const shareList = memberCommand("creators.write")
  .input(ShareListInput)
  .output(ShareListResult)
  .mutation(async ({ ctx, input }) => {
    const { id, version, token } = await creatorsOf(ctx.app).shareList(ctx.context, input);
    return { id, version, url: new URL(`/l/${token}`, ctx.app.config.publicUrl).href };
  });
