import type { AssetInput } from "@fanfare/contracts/media";
import type { Receipt } from "@fanfare/contracts/ids";
import { notFound, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { removeAsset } from "../asset.ts";
import { belongsTo } from "../policy.ts";
import type { MediaRepositories } from "../ports.ts";

/** Takes an upload back; a worker stops over it and its objects are cleared away. Throws `not-found`, `media.asset-in-use`. */
export const makeRemoveAsset =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<MediaRepositories> }) =>
  (context: Context, { assetId }: AssetInput): Promise<Receipt> =>
    unitOfWork.run(scopeOf(context.actor), context, async (tx) => {
      const asset = await tx.assets.get(assetId);
      if (!belongsTo(asset, context.actor)) throw notFound("asset");
      const facts = removeAsset(asset);
      await tx.assets.remove(asset);
      await tx.outbox.append(facts, asset.version + 1);
      return { id: asset.id, version: asset.version + 1 };
    });
