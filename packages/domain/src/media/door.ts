import { notFound, type Transaction } from "../kernel/index.ts";
import { handIn, type Asset } from "./asset.ts";
import type { MediaRepositories } from "./ports.ts";

type Tx = MediaRepositories & Transaction;

/** Hands a creator's own file to the organization that asked for it. Throws `not-found`, or why it can't be handed in. */
export async function handInDraftFile(tx: Tx, assetId: string, to: { organizationId: string; creatorId: string }): Promise<Asset> {
  const asset = await tx.assets.get(assetId);
  if (asset.creatorId !== to.creatorId) throw notFound("asset");
  await tx.assets.save(handIn(asset, to.organizationId, tx.at));
  return asset;
}

/** The state of a file that another context refers to. */
export const fileOf = (tx: Tx, assetId: string): Promise<Asset> => tx.assets.get(assetId);
