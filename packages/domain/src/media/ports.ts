import type { Asset, AssetOwner } from "./asset.ts";

export type MediaRepositories = {
  assets: {
    /** Throws `not-found`. */
    get(id: string): Promise<Asset>;
    find(id: string): Promise<Asset | null>;
    add(asset: Asset): Promise<void>;
    /** Saves what `asset.version` was loaded with, as the next version; throws `conflict` when somebody was first. */
    save(asset: Asset): Promise<void>;
    remove(asset: Asset): Promise<void>;
    /** Percent done, beside the version. False when the asset is gone or no longer being processed. */
    noteProgress(id: string, percent: number): Promise<boolean>;
    /** Bytes that the owner's files take; uploads nobody finished for a day don't count. */
    usedBytes(owner: AssetOwner, now: Date): Promise<number>;
  };
};

/** The object store, as far as this context asks it: the size of an object in bytes, or null when there is none. */
export type StoredFiles = { sizeOf(key: string): Promise<number | null> };
