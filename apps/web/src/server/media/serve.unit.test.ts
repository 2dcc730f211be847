import { Readable } from "node:stream";
import type { ObjectStorage } from "@fanfare/adapters/storage";
import { describe, expect, test } from "vitest";
import { serveObject } from "./serve.ts";

const size = 64 * 1024 * 1024;
const chunk = Buffer.alloc(64 * 1024, 7);

/** A store with one object of 64 MB that is made as it is read, and a count of how much was. */
function storeOf() {
  const seen = { made: 0, ranges: [] as unknown[], closed: false };
  const get: ObjectStorage["get"] = async (_key, range) => {
    seen.ranges.push(range ?? null);
    let left = range ? (range.end ?? size - 1) - range.start + 1 : size;
    const content = new Readable({
      read() {
        const part = chunk.subarray(0, Math.min(left, chunk.length));
        left -= part.length;
        seen.made += part.length;
        this.push(part.length === 0 ? null : part);
      },
    });
    return content.once("close", () => (seen.closed = true));
  };
  const stat: ObjectStorage["stat"] = async (key) => (key === "video" ? { size, contentType: "video/mp4", etag: "e1" } : null);
  return { seen, storage: { get, stat } as ObjectStorage };
}

const ask = (headers: Record<string, string> = {}, method = "GET") => new Request("http://127.0.0.1/api/media/x/720.mp4", { method, headers });
const served = { key: "video", cacheControl: "private" };

describe("serving an object", () => {
  test("what the reader has not asked for is not read from the store", async () => {
    const { seen, storage } = storeOf();
    const answer = await serveObject(storage, ask(), served);
    const reader = answer.body!.getReader();
    await reader.read();
    expect(seen.made).toBeLessThan(1024 * 1024);
    await reader.cancel();
    await expect.poll(() => seen.closed).toBe(true);
  });

  test("given a range, only these bytes are asked of the store and the answer says which", async () => {
    const { seen, storage } = storeOf();
    const answer = await serveObject(storage, ask({ range: "bytes=100-299" }), served);
    expect(answer.status).toBe(206);
    expect(answer.headers.get("content-range")).toBe(`bytes 100-299/${size}`);
    expect((await answer.arrayBuffer()).byteLength).toBe(200);
    expect(seen.ranges).toEqual([{ start: 100, end: 299 }]);
  });

  test("nothing in it can run, whatever it is, and what was uploaded is only saved", async () => {
    const { storage } = storeOf();
    const answer = await serveObject(storage, ask({}, "HEAD"), { ...served, saveAs: 'cut "1".mp4' });
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
    expect(answer.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''cut%20%221%22.mp4");
    expect(answer.body).toBeNull();
  });

  test("unchanged, out of range, and not there", async () => {
    const { storage } = storeOf();
    expect((await serveObject(storage, ask({ "if-none-match": '"e1"' }), served)).status).toBe(304);
    const beyond = await serveObject(storage, ask({ range: `bytes=${size}-` }), served);
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, `bytes */${size}`]);
    await expect(serveObject(storage, ask(), { ...served, key: "other" })).rejects.toMatchObject({ kind: "not-found" });
  });
});
