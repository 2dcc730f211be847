import { newId } from "@fanfare/domain/kernel";
import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectStorage, type ObjectStorage } from "./index.ts";

const env = (name: string) => process.env[name] ?? "";

describe("the object storage", () => {
  let storage: ObjectStorage;
  const folder = `test/${newId()}`;

  beforeAll(async () => {
    storage = connectStorage({ endpoint: env("S3_ENDPOINT"), accessKey: env("S3_ACCESS_KEY"), secretKey: env("S3_SECRET_KEY"), bucket: env("S3_BUCKET") });
    await storage.prepare();
  });
  afterAll(() => storage?.removeAll(`${folder}/`));

  it("gives back what was put, with its type, whole or in part", async () => {
    const key = `${folder}/letters.txt`;
    await storage.put(key, Buffer.from("abcdefgh"), { contentType: "text/plain" });
    expect(await storage.stat(key)).toMatchObject({ size: 8, contentType: "text/plain" });
    expect(await text(await storage.get(key))).toBe("abcdefgh");
    expect(await text(await storage.get(key, { start: 2, end: 4 }))).toBe("cde");
    expect(await text(await storage.get(key, { start: 6 }))).toBe("gh");
  });

  it("takes a stream whose size nobody knows, of many parts", async () => {
    const key = `${folder}/stream.bin`;
    const part = Buffer.alloc(1_000_000, 7);
    await storage.put(key, Readable.from(Array.from({ length: 12 }, () => part)), { contentType: "application/octet-stream" });
    expect((await storage.stat(key))?.size).toBe(12_000_000);
    expect((await buffer(await storage.get(key, { start: 11_999_990 }))).length).toBe(10);
  });

  it("says null of what is not there, and does not mind removing it", async () => {
    expect(await storage.stat(`${folder}/nothing`)).toBeNull();
    await storage.remove(`${folder}/nothing`);
  });

  it("removes a folder with all that is in it", async () => {
    await storage.put(`${folder}/deep/one.txt`, Buffer.from("1"), { contentType: "text/plain" });
    await storage.removeAll(`${folder}/deep/`);
    expect(await storage.stat(`${folder}/deep/one.txt`)).toBeNull();
  });
});
