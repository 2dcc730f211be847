import { z } from "zod";
import { Id } from "./ids.ts";

export const AssetKind = z.enum(["video", "image"]);
export type AssetKind = z.infer<typeof AssetKind>;
export const AssetPurpose = z.enum(["draft", "landing-page"]);
export type AssetPurpose = z.infer<typeof AssetPurpose>;
export const AssetStatus = z.enum(["uploading", "uploaded", "processing", "ready", "rejected"]);
export type AssetStatus = z.infer<typeof AssetStatus>;

/** The largest file we take of each kind, in bytes. */
export const maximumBytes: Record<AssetKind, number> = { video: 2_000_000_000, image: 15_000_000 };

/** Why a file can't be used; screens turn the code into a sentence of the reader's language. */
export const RejectionCode = z.enum([
  "unknown-type", "not-a-video", "not-a-picture", "unreadable", "no-moving-picture", "too-long", "too-many-pixels", "too-costly",
]);
export type RejectionCode = z.infer<typeof RejectionCode>;

/** What a file has to be: containers by content, never by name. Shown in file pickers and in refusals. */
export const acceptedTypes: Record<AssetKind, readonly string[]> = {
  video: ["video/mp4", "video/quicktime", "video/webm"],
  image: ["image/jpeg", "image/png", "image/webp", "image/gif"],
};

export const StartUploadInput = z
  .strictObject({
    kind: AssetKind,
    purpose: AssetPurpose,
    fileName: z.string().trim().min(1).max(255),
    byteSize: z.int().min(1, "The file is empty."),
  })
  .refine((input) => input.byteSize <= maximumBytes[input.kind], {
    message: "The file is too large: a video may have 2 GB, a picture 15 MB.",
    path: ["byteSize"],
  });
export type StartUploadInput = z.infer<typeof StartUploadInput>;

/** Where the bytes go, by the tus protocol (tus.io 1.0). The `uploadUrl` is where an upload is created, then resumed. */
export const StartUploadResult = z.strictObject({ id: Id, version: z.int(), uploadUrl: z.string() });
export type StartUploadResult = z.infer<typeof StartUploadResult>;

export const AssetInput = z.strictObject({ assetId: Id });
export type AssetInput = z.infer<typeof AssetInput>;

/** One way an asset can be seen: `path` is its place under the asset's address; sizes in pixels, rates in bits per second. */
export const Rendition = z.strictObject({
  path: z.string(),
  kind: z.enum(["hls-master", "hls", "image", "poster"]),
  contentType: z.string(),
  width: z.int(),
  height: z.int(),
  bitRate: z.int().nullable(),
});
export type Rendition = z.infer<typeof Rendition>;

/** What the probe found in a video. Frames are counted by `fps`, the exact rate as a fraction (30000/1001). */
export const Probe = z.strictObject({
  container: z.string(),
  durationMs: z.int(),
  width: z.int(),
  height: z.int(),
  fps: z.strictObject({ numerator: z.int().positive(), denominator: z.int().positive() }).nullable(),
  videoCodec: z.string().nullable(),
  audioCodec: z.string().nullable(),
});
export type Probe = z.infer<typeof Probe>;

/** An asset as screens see it. Addresses are relative to the installation; `progress` is percent of processing. */
export const AssetView = z.strictObject({
  id: Id,
  kind: AssetKind,
  purpose: AssetPurpose,
  status: AssetStatus,
  fileName: z.string(),
  byteSize: z.int(),
  progress: z.int(),
  rejectionReason: RejectionCode.nullable(),
  durationMs: z.int().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  fps: z.strictObject({ numerator: z.int(), denominator: z.int() }).nullable(),
  posterUrl: z.string().nullable(),
  videoUrl: z.string().nullable(),
  images: z.array(z.strictObject({ url: z.string(), width: z.int(), height: z.int() })),
  originalUrl: z.string().nullable(),
});
export type AssetView = z.infer<typeof AssetView>;
