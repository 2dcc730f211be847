import { S3Store } from "@tus/s3-store";
import { Server } from "@tus/server";
import { Id } from "@fanfare/contracts/ids";
import { maximumBytes } from "@fanfare/contracts/media";
import type { ServedAsset } from "@fanfare/db/readers/media";
import { DomainError, notFound, type Context } from "@fanfare/domain/kernel";
import { belongsTo, uploadsPath } from "@fanfare/domain/media";
import { AsyncLocalStorage } from "node:async_hooks";
import type { App } from "../app.ts";
import type { Who } from "../auth/who.ts";
import { mediaOf } from "../compose/media.ts";
import { perApp } from "../compose/per-app.ts";
import { actorFor, visibleAsset } from "./acting.ts";

/** The upload that a request is about, known to be the person's own before the tus server sees the request. */
type Allowed = { asset: ServedAsset; context: Context };

const partSize = 8 * 1024 * 1024;

/** An upload's address carries the key of its object, so that resuming needs no table of its own. */
const idOfKey = (key: string): string => Buffer.from(key).toString("base64url");
const keyOfId = (id: string): string => Buffer.from(id, "base64url").toString();

/** The tus server (tus.io 1.0) over the object store: bytes go into the store in parts as they come. */
const tusOf = perApp((app) => {
  const allowed = new AsyncLocalStorage<Allowed>();
  const { endpoint, accessKey, secretKey, bucket } = app.config.storage;
  const datastore = new S3Store({
    partSize,
    useTags: false,
    s3ClientConfig: {
      bucket,
      endpoint,
      region: "us-east-1",
      forcePathStyle: true,
      credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
      // Other stores than Amazon's know the older checksums only.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    },
  });
  const current = (): Allowed => {
    const known = allowed.getStore();
    if (!known) throw new Error("An upload request came past its check.");
    return known;
  };
  const server = new Server({
    path: uploadsPath,
    datastore,
    maxSize: maximumBytes.video,
    allowedOrigins: [app.config.publicUrl.origin],
    disableTerminationForFinishedUploads: true,
    namingFunction: () => current().asset.storageKey,
    generateUrl: (_request, { path, id }) => `${path}/${idOfKey(id)}`,
    getFileIdFromRequest: (_request, lastPart) => (lastPart === undefined ? undefined : keyOfId(lastPart)),
    onUploadFinish: async () => {
      const { asset, context } = current();
      await mediaOf(app).finishUpload(context, { assetId: asset.id });
      return {};
    },
  });
  return { handle: (request: Request, upload: Allowed) => allowed.run(upload, () => server.handleWeb(request)) };
});

/** Takes part of a file in, tells how much of it is there, or lets go of it; for whoever started the upload only. */
export async function handleUpload(app: App, who: Who, trace: Context["trace"], request: Request): Promise<Response> {
  const asset = await askedAsset(app, who, request);
  const actor = actorFor(who, asset.purpose);
  if (!belongsTo(asset, actor)) throw notFound("asset");
  const brings = request.method === "POST" || request.method === "PATCH";
  if (brings && asset.status !== "uploading") throw new DomainError("conflict", "media.already-uploaded", "This file has arrived already.");
  if (request.method === "POST" && Number(request.headers.get("upload-length")) !== asset.byteSize) {
    throw new DomainError("invalid", "media.other-size", "This file has another size than the one announced. Choose it again.");
  }
  return tusOf(app).handle(request, { asset, context: { actor, trace } });
}

async function askedAsset(app: App, who: Who, request: Request): Promise<ServedAsset> {
  const key = request.method === "POST" ? null : keyOfId(new URL(request.url).pathname.split("/").at(-1) ?? "");
  const assetId = key === null ? announcedId(request.headers) : key.split("/")[1];
  if (!Id.safeParse(assetId).success || assetId === undefined) throw notFound("asset");
  const asset = await visibleAsset(app, who, assetId);
  if (key !== null && key !== asset.storageKey) throw notFound("asset");
  return asset;
}

/** The `assetId` of a tus Upload-Metadata header: pairs of a name and a base64 value. */
function announcedId(headers: Headers): string | undefined {
  const pair = headers.get("upload-metadata")?.split(",").map((part) => part.trim().split(" ")).find(([name]) => name === "assetId");
  return pair?.[1] === undefined ? undefined : Buffer.from(pair[1], "base64").toString();
}
