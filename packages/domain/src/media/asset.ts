import type { AssetKind, AssetPurpose, AssetStatus, Probe, RejectionCode, Rendition, StartUploadInput } from "@fanfare/contracts/media";
import { event, illegalTransition, ruleBroken, type DomainEvent } from "../kernel/index.ts";

/** Whose file it is. A creator's draft gains the organization when it is handed in. */
export type AssetOwner = { organizationId: string | null; creatorId: string | null };

/** An uploaded file and what was made of it. Sizes in bytes and pixels, times in ms, `progress` in percent. */
export type Asset = AssetOwner & {
  id: string;
  kind: AssetKind;
  purpose: AssetPurpose;
  status: AssetStatus;
  originalName: string;
  byteSize: number;
  storageKey: string;
  contentType: string | null;
  durationMs: number | null;
  width: number | null;
  height: number | null;
  probe: Probe | null;
  renditions: Rendition[];
  posterKey: string | null;
  progress: number;
  rejectionReason: RejectionCode | null;
  uploadedBy: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
};

/** What processing made of a file. */
export type Processed = {
  contentType: string;
  durationMs: number | null;
  width: number;
  height: number;
  probe: Probe | null;
  renditions: Rendition[];
  posterKey: string | null;
};

export type AssetDecision = { state: Asset; facts: DomainEvent[] };

/** How much one owner may keep with us, in bytes. */
export const quotaBytes = 50_000_000_000;

/** Everything of an asset lies under this prefix of the object store, so that it can be made twice and removed at once. */
export const storagePrefix = (asset: AssetOwner & { id: string }): string => `${asset.creatorId ?? asset.organizationId}/${asset.id}/`;

/** An asset before its first byte. */
export function startAsset(id: string, input: StartUploadInput, owner: AssetOwner, uploadedBy: string, at: Date): Asset {
  return {
    id,
    ...owner,
    kind: input.kind,
    purpose: input.purpose,
    status: "uploading",
    originalName: input.fileName,
    byteSize: input.byteSize,
    storageKey: `${storagePrefix({ id, ...owner })}original`,
    contentType: null,
    durationMs: null,
    width: null,
    height: null,
    probe: null,
    renditions: [],
    posterKey: null,
    progress: 0,
    rejectionReason: null,
    uploadedBy,
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
}

/** Refuses an upload that would take its owner beyond the quota. */
export function keepWithinQuota(usedBytes: number, byteSize: number): void {
  if (usedBytes + byteSize > quotaBytes) {
    throw ruleBroken("media.quota-exceeded", "This file would go beyond the 50 GB you can keep here. Remove files you no longer need, then upload it again.");
  }
}

/** All bytes have arrived. Said again later, it changes nothing. */
export function noteUploaded(asset: Asset, at: Date): AssetDecision {
  if (asset.status !== "uploading") return { state: asset, facts: [] };
  return {
    state: { ...asset, status: "uploaded", updatedAt: at },
    facts: [event("media.asset-uploaded.v1", owned(asset), { assetId: asset.id, kind: asset.kind })],
  };
}

/** A worker takes the file up, for the first time or again after it died over it. */
export function beginProcessing(asset: Asset, at: Date): Asset {
  if (asset.status !== "uploaded" && asset.status !== "processing") throw illegalTransition("file", asset.status, "processing", []);
  return { ...asset, status: "processing", updatedAt: at };
}

/** The file is what it claims to be, and everything that screens need has been made of it. */
export function makeReady(asset: Asset, made: Processed, at: Date): AssetDecision {
  if (asset.status !== "processing") throw illegalTransition("file", asset.status, "ready", ["processing"]);
  return {
    state: { ...asset, ...made, status: "ready", progress: 100, updatedAt: at },
    facts: [event("media.asset-ready.v1", owned(asset), { assetId: asset.id, kind: asset.kind })],
  };
}

/** The file can't be used, and why. */
export function rejectAsset(asset: Asset, reason: RejectionCode, at: Date): AssetDecision {
  if (asset.status !== "processing") throw illegalTransition("file", asset.status, "rejected", ["processing"]);
  return {
    state: { ...asset, status: "rejected", rejectionReason: reason, updatedAt: at },
    facts: [event("media.asset-rejected.v1", owned(asset), { assetId: asset.id, reason })],
  };
}

/** Hands a creator's file to an organization: from then on both see it. A file belongs to one draft only. */
export function handIn(asset: Asset, organizationId: string, at: Date): Asset {
  if (asset.purpose !== "draft" || asset.organizationId !== null) {
    throw ruleBroken("media.asset-in-use", "This file was handed in already. Upload it again to send it as another version.");
  }
  if (asset.status === "uploading") throw ruleBroken("media.upload-incomplete", "This file has not arrived whole yet. Let the upload finish, then send it.");
  if (asset.status === "rejected") {
    throw ruleBroken("media.asset-rejected", "This file can't be used. Upload another one.", { reason: asset.rejectionReason });
  }
  return { ...asset, organizationId, updatedAt: at };
}

/** Refuses to remove what a draft or a page shows. */
export function removeAsset(asset: Asset): DomainEvent[] {
  const isHandedIn = asset.purpose === "draft" && asset.organizationId !== null;
  const isOnPages = asset.purpose === "landing-page" && asset.status === "ready";
  if (isHandedIn || isOnPages) throw ruleBroken("media.asset-in-use", "This file is in use, so it has to stay.");
  return [event("media.asset-removed.v1", owned(asset), { assetId: asset.id, storagePrefix: storagePrefix(asset) })];
}

const owned = (asset: Asset) => ({ aggregateId: asset.id, organizationId: asset.organizationId, creatorId: asset.creatorId });
