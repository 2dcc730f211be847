import { Receipt } from "@fanfare/contracts/ids";
import { AssetInput } from "@fanfare/contracts/media";
import { mediaOf } from "../../compose/media.ts";
import { actorFor, visibleAsset } from "../../media/acting.ts";
import { personCommand } from "../procedures.ts";

export const finishUpload = personCommand
  .input(AssetInput)
  .output(Receipt)
  .mutation(async ({ ctx, input }) => {
    const { purpose } = await visibleAsset(ctx.app, ctx.who, input.assetId);
    return mediaOf(ctx.app).finishUpload({ ...ctx.context, actor: actorFor(ctx.who, purpose) }, input);
  });
