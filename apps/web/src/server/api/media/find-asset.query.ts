import { AssetInput, AssetView } from "@fanfare/contracts/media";
import { assetById } from "@fanfare/db/readers/media";
import { inScope } from "@fanfare/db/scoped";
import { scopeOfWho } from "../../media/acting.ts";
import { personQuery } from "../procedures.ts";

export const findAsset = personQuery
  .input(AssetInput)
  .output(AssetView)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOfWho(ctx.who), (sql) => assetById(sql, input.assetId)));
