import { connectStorage } from "@fanfare/adapters/storage";
import { newId } from "@fanfare/domain/kernel";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { keepAnswer, rawPlaceOf } from "./raw.ts";

const env = (name: string) => process.env[name] ?? "";
const storage = connectStorage({ endpoint: env("S3_ENDPOINT"), accessKey: env("S3_ACCESS_KEY"), secretKey: env("S3_SECRET_KEY"), bucket: env("S3_BUCKET") });
const targetId = newId();
const prefix = rawPlaceOf(targetId);
afterAll(() => storage.removeAll(prefix));

const keep = (takenAt: string, answer: unknown, lastHash: string | null = null) => keepAnswer(storage, { platform: "youtube", targetId, takenAt: new Date(takenAt), answer }, lastHash);
async function keysKept(): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of storage.list(prefix)) keys.push(key);
  return keys;
}

describe("keeping what a platform answered", () => {
  it("puts it away compressed, with its source, time and hash, once for each answer that says something new", async () => {
    const answer = { etag: "a", items: [{ id: "v1", views: "12" }] };
    const first = await keep("2026-05-01T10:00:00Z", answer);
    const stored = JSON.parse(gunzipSync(await buffer(await storage.get(first.key!))).toString("utf8")) as unknown;
    expect(stored).toEqual({ source: "youtube", targetId, takenAt: "2026-05-01T10:00:00.000Z", contentHash: first.contentHash, answer });
    expect(await keep("2026-05-01T10:00:00Z", answer)).toEqual(first);
    expect(await keep("2026-05-01T11:00:00Z", { ...answer, etag: "b" }, first.contentHash)).toEqual({ contentHash: first.contentHash, key: null });
    expect(await keysKept()).toEqual([first.key]);
    const changed = await keep("2026-05-01T12:00:00Z", { items: [{ id: "v1", views: "13" }] }, first.contentHash);
    expect(await keysKept()).toEqual([first.key, changed.key]);
  });
});
