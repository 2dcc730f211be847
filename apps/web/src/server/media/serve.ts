import type { ObjectStorage } from "@fanfare/adapters/storage";
import { notFound } from "@fanfare/domain/kernel";
import { Readable } from "node:stream";
import type { ReadableStream as NodeWebStream } from "node:stream/web";
import { readRange } from "./range.ts";

/** A file to serve: where it lies, as what, for how long a browser may keep it, and under which name it is saved. */
export type Served = { key: string; contentType?: string; cacheControl: string; saveAs?: string };

/** What came out of a file of a user may be shown, and nothing in it may run, wherever it is opened. */
const harmless = { "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox", "cross-origin-resource-policy": "same-origin" };

/**
 * Streams an object, whole or the one range that was asked for (RFC 9110, section 14), without holding it in memory.
 * Several ranges at once are answered with the whole. Throws `not-found`.
 */
export async function serveObject(storage: ObjectStorage, request: Request, { key, contentType, cacheControl, saveAs }: Served): Promise<Response> {
  const known = await storage.stat(key);
  if (!known) throw notFound("asset");
  const headers = new Headers({
    ...harmless,
    "content-type": contentType ?? known.contentType,
    "cache-control": cacheControl,
    "accept-ranges": "bytes",
    etag: `"${known.etag}"`,
    ...(saveAs !== undefined && { "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(saveAs)}` }),
  });
  if (request.headers.get("if-none-match") === headers.get("etag")) return new Response(null, { status: 304, headers });
  const range = readRange(request.headers.get("range"), known.size);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${known.size}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set("content-length", String(range ? range.end - range.start + 1 : known.size));
  if (range) headers.set("content-range", `bytes ${range.start}-${range.end}/${known.size}`);
  const body = request.method === "HEAD" || known.size === 0 ? null : streamed(await storage.get(key, range ?? undefined), request.signal);
  return new Response(body, { status: range ? 206 : 200, headers });
}

/** A player that seeks drops its requests by the dozen: what nobody reads any more is let go of at the store, too. */
function streamed(content: Readable, signal: AbortSignal): ReadableStream<Uint8Array> {
  const letGo = () => content.destroy();
  signal.addEventListener("abort", letGo, { once: true });
  content.once("close", () => signal.removeEventListener("abort", letGo));
  return Readable.toWeb(content) as NodeWebStream<Uint8Array> as ReadableStream<Uint8Array>;
}
