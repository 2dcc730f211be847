import { createReadStream } from "node:fs";
import { buffer } from "node:stream/consumers";
import type { Prepared } from "@fanfare/adapters/ffmpeg";
import type { ObjectStorage } from "@fanfare/adapters/storage";
import { Probe, Rendition } from "@fanfare/contracts/media";
import type { Processed } from "@fanfare/domain/media";
import { z } from "zod";

/** What was made of a file, as it is noted beside the files: with it there, nothing has to be made again. */
const Result = z.object({
  contentType: z.string(),
  durationMs: z.int().nullable(),
  width: z.int(),
  height: z.int(),
  probe: Probe.nullable(),
  renditions: z.array(Rendition),
  posterKey: z.string().nullable(),
});

const resultName = "result.json";

/** What an earlier attempt stored before its process died, or null. */
export async function findResult(storage: ObjectStorage, prefix: string): Promise<Processed | null> {
  if (!(await storage.stat(prefix + resultName))) return null;
  return Result.parse(JSON.parse((await buffer(await storage.get(prefix + resultName))).toString("utf8")));
}

/** Stores the files under names that are the same at every attempt, and last the note that they are all there. */
export async function storeResult(storage: ObjectStorage, prefix: string, { files, ...made }: Prepared, signal: AbortSignal): Promise<Processed> {
  for (const { name, path, contentType, byteSize } of files) {
    signal.throwIfAborted();
    await storage.put(prefix + name, createReadStream(path), { contentType, size: byteSize });
  }
  const poster = made.renditions.find(({ kind }) => kind === "poster");
  const result = { ...made, posterKey: poster ? prefix + poster.path : null };
  await storage.put(prefix + resultName, Buffer.from(JSON.stringify(result)), { contentType: "application/json" });
  return result;
}
