import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { connectStorage, type ObjectStorage } from "@fanfare/adapters/storage";
import { assetById } from "@fanfare/db/readers/media";
import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { makeFinishUpload, makeRemoveAsset, makeStartUpload } from "@fanfare/domain/media";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { asking } from "@fanfare/testing/factories/identity";
import { signedUpCreator } from "@fanfare/testing/factories/live-campaign";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ProcessAsset } from "./process-asset.job.ts";

let database: TestDatabase;
let storage: ObjectStorage;
let creator: Awaited<ReturnType<typeof signedUpCreator>>["asCreator"] & { actor: { creatorId: string } };
let folder: string;
let clip: Buffer;

beforeAll(async () => {
  database = await testDatabase();
  const { S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY, S3_BUCKET } = process.env as Record<string, string>;
  storage = connectStorage({ endpoint: S3_ENDPOINT!, accessKey: S3_ACCESS_KEY!, secretKey: S3_SECRET_KEY!, bucket: S3_BUCKET! });
  await storage.prepare();
  folder = mkdtempSync(join(tmpdir(), "fanfare-process-"));
  execFileSync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=4", "-f", "lavfi", "-i", "sine=duration=4",
    "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", join(folder, "clip.mp4")]);
  clip = readFileSync(join(folder, "clip.mp4"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});
beforeEach(async () => {
  creator = asking((await signedUpCreator(database.app)).actor);
});

const deps = () => ({ unitOfWork: unitOfWorkOn(database.app, { now: () => new Date() }) });
const prefixOf = (assetId: string) => `${creator.actor.creatorId}/${assetId}/`;
const view = (assetId: string) => inScope(database.app, { creatorId: creator.actor.creatorId }, (sql) => assetById(sql, assetId));

/** A file whose bytes are in the store, announced as what `kind` says. */
async function upload(bytes: Buffer, kind: "video" | "image" = "video"): Promise<string> {
  const { id: assetId } = await makeStartUpload(deps())(creator, { kind, purpose: "draft", fileName: "draft.mp4", byteSize: bytes.length });
  await storage.put(`${prefixOf(assetId)}original`, bytes, { contentType: "application/octet-stream" });
  await makeFinishUpload({ ...deps(), files: { sizeOf: async (key) => (await storage.stat(key))?.size ?? null } })(creator, { assetId });
  return assetId;
}

function attempt(assetId: string, store: ObjectStorage = storage) {
  const told: number[] = [];
  const job = { attempt: 1, signal: new AbortController().signal, report: async (percent: number) => void told.push(percent) };
  const payload = { organizationId: null, creatorId: creator.actor.creatorId, correlationId: "test", assetId };
  return { told, outcome: new ProcessAsset(deps().unitOfWork, store).run(payload, job) };
}

describe("processing a real video", () => {
  test("an uploaded MP4 becomes ready: probed, with a ladder and a poster in the store, played from its master", async () => {
    const assetId = await upload(clip);
    expect(await attempt(assetId).outcome).toEqual({ kind: "done" });
    const asset = await view(assetId);
    expect(asset).toMatchObject({ status: "ready", progress: 100, width: 640, height: 360, fps: { numerator: 25, denominator: 1 } });
    expect(asset.videoUrl).toBe(`/api/media/${assetId}/master.m3u8`);
    expect(await text(await storage.get(`${prefixOf(assetId)}master.m3u8`))).toContain("360.m3u8");
    expect(await storage.stat(`${prefixOf(assetId)}360.mp4`)).toMatchObject({ contentType: "video/mp4" });
    const facts = await inScope(database.app, { creatorId: creator.actor.creatorId }, (sql) =>
      sql.rows<{ type: string }>(`SELECT type FROM outbox WHERE aggregate_id = $1 ORDER BY position`, [assetId]));
    expect(facts.map(({ type }) => type)).toEqual(["fanfare.media.asset-uploaded.v1", "fanfare.media.asset-ready.v1"]);
    expect(existsSync(join(tmpdir(), "fanfare-media", assetId))).toBe(false);
  });

  test("asked for again, nothing is done", async () => {
    const assetId = await upload(clip);
    await attempt(assetId).outcome;
    expect(await attempt(assetId).outcome).toMatchObject({ kind: "skipped" });
  });

  test("given the process died after the files were stored, the next attempt makes nothing anew", async () => {
    const assetId = await upload(clip);
    // The last write of a first attempt is the note that all is there; then the process is gone.
    const dying: ObjectStorage = {
      ...storage,
      put: async (key, body, options) => {
        await storage.put(key, body, options);
        if (key.endsWith("result.json")) throw new Error("killed");
      },
    };
    await expect(attempt(assetId, dying).outcome).rejects.toThrow("killed");
    expect((await view(assetId)).status).toBe("processing");
    const written: string[] = [];
    const watched: ObjectStorage = { ...storage, put: async (key, body, options) => (written.push(key), storage.put(key, body, options)) };
    expect(await attempt(assetId, watched).outcome).toEqual({ kind: "done" });
    expect(written).toEqual([]);
    expect((await view(assetId)).status).toBe("ready");
  });

  test("given it was taken back while it was processed, the work ends and nothing is kept of it", async () => {
    const assetId = await upload(clip);
    const taken: ObjectStorage = {
      ...storage,
      get: async (key) => {
        const content = await storage.get(key);
        await makeRemoveAsset(deps())(creator, { assetId });
        return content;
      },
    };
    expect(await attempt(assetId, taken).outcome).toEqual({ kind: "skipped", reason: "the file was removed" });
    await expect(view(assetId)).rejects.toThrow("does not exist");
    await storage.removeAll(prefixOf(assetId));
    expect(await storage.stat(`${prefixOf(assetId)}original`)).toBeNull();
  });
});

describe("files that can't be used", () => {
  test.each([
    ["a text under a video's name", Buffer.from("Dear brand, here is my video."), "unknown-type"],
    ["a playlist that points at local files", Buffer.from("#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n"), "unknown-type"],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>"), "unknown-type"],
  ])("%s is refused with its reason, and the process goes on", async (_name, bytes, reason) => {
    const assetId = await upload(bytes);
    expect(await attempt(assetId).outcome).toEqual({ kind: "done" });
    expect(await view(assetId)).toMatchObject({ status: "rejected", rejectionReason: reason, videoUrl: null, originalUrl: null });
  });

  test("a video that breaks off in the middle is refused", async () => {
    const assetId = await upload(clip.subarray(0, Math.floor(clip.length / 2)));
    await attempt(assetId).outcome;
    expect(await view(assetId)).toMatchObject({ status: "rejected", rejectionReason: "unreadable" });
  });

  test("when the store can't be reached, the file is not blamed: the job fails and is tried again", async () => {
    const assetId = await upload(clip);
    const away: ObjectStorage = { ...storage, get: async () => Readable.from((async function* () { throw new Error("connection lost"); })()) };
    await expect(attempt(assetId, away).outcome).rejects.toThrow("connection lost");
    expect((await view(assetId)).status).toBe("processing");
  });
});
