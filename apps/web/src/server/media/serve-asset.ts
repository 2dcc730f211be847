import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { ServedAsset } from "@fanfare/db/readers/media";
import { notFound } from "@fanfare/domain/kernel";
import { serveObject } from "./serve.ts";

/**
 * Serves one of an asset's files, checked to be the caller's to see. What was uploaded leaves only to be saved, and
 * only once it was found to be what it claims; what we made of it may be shown. Throws `not-found`.
 */
export function serveAsset(storage: ObjectStorage, request: Request, asset: ServedAsset, name: string, cacheControl: string): Promise<Response> {
  if (asset.status !== "ready") throw notFound("asset");
  if (name !== "original") return serveObject(storage, request, { key: asset.storageKey.replace(/original$/, name), cacheControl });
  const saved = { contentType: asset.contentType ?? "application/octet-stream", saveAs: asset.fileName };
  return serveObject(storage, request, { key: asset.storageKey, cacheControl, ...saved });
}
