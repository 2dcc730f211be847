import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError, newId, type Context, type UnitOfWork } from "../kernel/index.ts";
import { beginProcessing, handIn, keepWithinQuota, makeReady, noteUploaded, quotaBytes, rejectAsset, removeAsset, startAsset, type Asset } from "./asset.ts";
import { makeStartUpload } from "./commands/start-upload.ts";
import type { MediaRepositories } from "./ports.ts";

const at = new Date("2025-05-03T10:00:00Z");
const creatorId = newId();
const made = { contentType: "video/mp4", durationMs: 3_000, width: 640, height: 360, probe: null, renditions: [], posterKey: null };
const started = (): Asset =>
  startAsset(newId(), { kind: "video", purpose: "draft", fileName: "a.mp4", byteSize: 10 }, { organizationId: null, creatorId }, newId(), at);
const uploaded = () => noteUploaded(started(), at).state;

describe("a file", () => {
  test("lies under its owner and its own id, whatever its name", () => {
    const asset = startAsset("a1", { kind: "video", purpose: "draft", fileName: "../../etc/passwd", byteSize: 1 }, { organizationId: null, creatorId: "c1" }, "u1", at);
    expect(asset.storageKey).toBe("c1/a1/original");
  });

  test("said to be uploaded twice, it is told once", () => {
    expect(noteUploaded(started(), at).facts.map(({ type }) => type)).toEqual(["media.asset-uploaded.v1"]);
    expect(noteUploaded(uploaded(), at).facts).toEqual([]);
  });

  test("can be handed in while it is processed, once, and not after it was refused", () => {
    const processing = beginProcessing(uploaded(), at);
    const handedIn = handIn(processing, newId(), at);
    expect(handedIn.status).toBe("processing");
    expect(() => handIn(handedIn, newId(), at)).toThrow("handed in already");
    expect(() => handIn(started(), newId(), at)).toThrow("arrived whole");
    expect(() => handIn(rejectAsset(processing, "unreadable", at).state, newId(), at)).toThrow("can't be used");
    expect(() => removeAsset(handedIn)).toThrow("in use");
    expect(removeAsset(processing)).toHaveLength(1);
  });

  test("beyond the quota nothing is started", () => {
    expect(() => keepWithinQuota(quotaBytes - 10, 11)).toThrow("50 GB");
    keepWithinQuota(quotaBytes - 10, 10);
  });

  test("whatever happens in whatever order, it ends ready or rejected and stays so", () => {
    const acts = {
      upload: (asset: Asset) => noteUploaded(asset, at).state,
      begin: (asset: Asset) => beginProcessing(asset, at),
      finish: (asset: Asset) => makeReady(asset, made, at).state,
      reject: (asset: Asset) => rejectAsset(asset, "unreadable", at).state,
    };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])), { maxLength: 20 }), (story) => {
        let asset = started();
        for (const act of story) {
          const before = asset.status;
          try {
            asset = acts[act](asset);
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError);
          }
          if (before === "ready" || before === "rejected") expect(asset.status).toBe(before);
        }
      }),
    );
  });
});

describe("who may upload what", () => {
  const nothing: UnitOfWork<MediaRepositories> = { run: () => Promise.reject(new Error("the database was asked")) };
  const as = (actor: Context["actor"]): Context => ({ actor, trace: { correlationId: "t", causationId: null } });
  const member = { kind: "member", userId: newId(), organizationId: newId(), name: "Olga" } as const;
  const start = (context: Context, purpose: "draft" | "landing-page", kind: "video" | "image") => async () =>
    makeStartUpload({ unitOfWork: nothing })(context, { purpose, kind, fileName: "a", byteSize: 1 });

  test("drafts are a creator's, pages' pictures a manager's, and pages take no videos", async () => {
    await expect(start(as({ ...member, role: "owner" }), "draft", "video")).rejects.toThrow("Only a creator");
    await expect(start(as({ ...member, role: "viewer" }), "landing-page", "image")).rejects.toThrow("role");
    await expect(start(as({ kind: "creator", userId: newId(), creatorId, name: "Mira" }), "landing-page", "image")).rejects.toThrow();
    await expect(start(as({ ...member, role: "manager" }), "landing-page", "video")).rejects.toThrow("pictures only");
    await expect(start(as({ ...member, role: "manager" }), "landing-page", "image")).rejects.toThrow("the database was asked");
  });
});
