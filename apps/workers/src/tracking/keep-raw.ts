import type { ObjectStorage } from "@fanfare/adapters/storage";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const compress = promisify(gzip);

/** Puts what a platform answered into the object store, compressed, before anything is made of it. */
export async function keepRaw(storage: ObjectStorage, key: string, answer: unknown): Promise<void> {
  await storage.put(key, await compress(JSON.stringify(answer)), { contentType: "application/gzip" });
}
