import type { RejectionCode } from "@fanfare/contracts/media";
import type { Context, Scope, UnitOfWork } from "../../kernel/index.ts";
import { beginProcessing, makeReady, rejectAsset, type Asset, type AssetDecision, type Processed } from "../asset.ts";
import type { MediaRepositories } from "../ports.ts";

type Dependencies = { unitOfWork: UnitOfWork<MediaRepositories> };

/** A worker's hold on one asset. `scope` is that of the asset's owner. */
export type Processing = { scope: Scope; context: Context; assetId: string };

/** Takes a file up. Null when there is nothing to do: it was removed, or finished by an earlier attempt. */
export const makeBeginProcessing =
  ({ unitOfWork }: Dependencies) =>
  ({ scope, context, assetId }: Processing): Promise<Asset | null> =>
    unitOfWork.run(scope, context, async (tx) => {
      const asset = await tx.assets.find(assetId);
      if (asset === null || asset.status === "ready" || asset.status === "rejected") return null;
      const state = beginProcessing(asset, tx.at);
      await tx.assets.save(state);
      return { ...state, version: asset.version + 1 };
    });

/** Notes percent done; false tells the worker to stop, because the file was removed meanwhile. */
export const makeNoteProgress =
  ({ unitOfWork }: Dependencies) =>
  ({ scope, context, assetId }: Processing, percent: number): Promise<boolean> =>
    unitOfWork.run(scope, context, (tx) => tx.assets.noteProgress(assetId, Math.max(0, Math.min(100, Math.round(percent)))));

/** Ends processing with what was made, or with the reason why the file can't be used. Repeated, it changes nothing. */
export const makeEndProcessing =
  ({ unitOfWork }: Dependencies) =>
  ({ scope, context, assetId }: Processing, outcome: { made: Processed } | { rejected: RejectionCode }): Promise<boolean> =>
    unitOfWork.run(scope, context, async (tx) => {
      const asset = await tx.assets.find(assetId);
      if (asset === null || asset.status !== "processing") return false;
      const decision: AssetDecision = "made" in outcome ? makeReady(asset, outcome.made, tx.at) : rejectAsset(asset, outcome.rejected, tx.at);
      await tx.assets.save(decision.state);
      await tx.outbox.append(decision.facts, asset.version + 1);
      return true;
    });
