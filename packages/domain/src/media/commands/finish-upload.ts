import type { AssetInput } from "@fanfare/contracts/media";
import type { Receipt } from "@fanfare/contracts/ids";
import { notFound, ruleBroken, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { noteUploaded } from "../asset.ts";
import { belongsTo } from "../policy.ts";
import type { MediaRepositories, StoredFiles } from "../ports.ts";

/**
 * Says that all bytes have arrived, after asking the store. Said twice, by the upload server and by the browser that
 * found its upload complete, it happens once. Throws `not-found`, `media.upload-incomplete`.
 */
export const makeFinishUpload =
  ({ unitOfWork, files }: { unitOfWork: UnitOfWork<MediaRepositories>; files: StoredFiles }) =>
  async (context: Context, { assetId }: AssetInput): Promise<Receipt> => {
    const scope = scopeOf(context.actor);
    const known = await unitOfWork.run(scope, context, (tx) => tx.assets.get(assetId));
    if (!belongsTo(known, context.actor)) throw notFound("asset");
    if (known.status !== "uploading") return { id: known.id, version: known.version };
    if ((await files.sizeOf(known.storageKey)) !== known.byteSize) {
      throw ruleBroken("media.upload-incomplete", "This file has not arrived whole yet. Let the upload finish, then send it.");
    }
    return unitOfWork.run(scope, context, async (tx) => {
      const asset = await tx.assets.get(assetId);
      const { state, facts } = noteUploaded(asset, tx.at);
      if (facts.length === 0) return { id: asset.id, version: asset.version };
      await tx.assets.save(state);
      await tx.outbox.append(facts, asset.version + 1);
      return { id: asset.id, version: asset.version + 1 };
    });
  };
