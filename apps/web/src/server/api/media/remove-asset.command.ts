import { Receipt } from "@fanfare/contracts/ids";
import { AssetInput } from "@fanfare/contracts/media";
import { mediaOf } from "../../compose/media.ts";
import { actorFor, visibleAsset } from "../../media/acting.ts";
import { personCommand } from "../procedures.ts";

export const removeAsset = personCommand
  .input(AssetInput)
  .output(Receipt)
  .mutation(async ({ ctx, input }) => {
    const { purpose } = await visibleAsset(ctx.app, ctx.who, input.assetId);
    return mediaOf(ctx.app).removeAsset({ ...ctx.context, actor: actorFor(ctx.who, purpose) }, input);
  });
