import { open } from "node:fs/promises";
import type { AssetKind } from "@fanfare/contracts/media";
import { fileTypeFromBuffer } from "file-type";
import { UnusableFile } from "./unusable.ts";

/** What a file is by its own bytes. `demuxer` is the only reader ffmpeg may use for it; pictures have none. */
export type SniffedType = { contentType: string; demuxer: "mov" | "matroska" | null };

/** Enough for every container we take to name itself. */
const headBytes = 64 * 1024;

const types: Record<AssetKind, ReadonlyMap<string, SniffedType>> = {
  video: new Map<string, SniffedType>([
    ["video/mp4", { contentType: "video/mp4", demuxer: "mov" }],
    ["video/x-m4v", { contentType: "video/mp4", demuxer: "mov" }],
    ["video/quicktime", { contentType: "video/quicktime", demuxer: "mov" }],
    ["video/webm", { contentType: "video/webm", demuxer: "matroska" }],
  ]),
  image: new Map<string, SniffedType>(
    ["image/jpeg", "image/png", "image/webp", "image/gif"].map((contentType) => [contentType, { contentType, demuxer: null }]),
  ),
};

/** Tells by content, never by name, what a file is. Throws UnusableFile when it is not what it was announced as. */
export async function sniffFile(path: string, kind: AssetKind): Promise<SniffedType> {
  return sniffBytes(await readHead(path), kind);
}

export async function sniffBytes(head: Uint8Array, kind: AssetKind): Promise<SniffedType> {
  const found = await fileTypeFromBuffer(head);
  if (!found) throw new UnusableFile("unknown-type");
  const accepted = types[kind].get(found.mime);
  if (!accepted) throw new UnusableFile(kind === "video" ? "not-a-video" : "not-a-picture", found.mime);
  return accepted;
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
