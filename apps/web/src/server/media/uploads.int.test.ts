import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { newId, type CreatorActor, type Member } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { memberOf } from "@fanfare/testing/factories/identity";
import { signedUpCreator } from "@fanfare/testing/factories/live-campaign";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { App } from "../app.ts";
import type { Who } from "../auth/who.ts";
import { mediaOf } from "../compose/media.ts";
import { testApp } from "../testing/world.ts";
import { handleUpload } from "./uploads.ts";

let database: TestDatabase;
let app: App;
let creator: CreatorActor;
let mira: Who;

beforeAll(async () => {
  database = await testDatabase();
  app = testApp(database);
  await app.storage.prepare();
  creator = (await signedUpCreator(database.app)).actor;
  mira = who({ creator });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const trace = { correlationId: "test-uploads", causationId: null };
const who = (as: { creator?: CreatorActor; member?: Member }): Who => ({
  person: { kind: "person", userId: (as.creator ?? as.member)!.userId, email: "someone@example.org", name: "Someone" },
  isEmailVerified: true, isOperator: false, member: as.member ?? null, creator: as.creator ?? null,
});

const startDraft = (byteSize: number) =>
  mediaOf(app).startUpload({ actor: creator, trace }, { kind: "video", purpose: "draft", fileName: "cut.mp4", byteSize }).then(({ id }) => id);

/** A request as tus-js-client sends it. */
function send(as: Who, method: string, address: string, headers: Record<string, string> = {}, body?: Buffer): Promise<Response> {
  const url = new URL(address, "http://127.0.0.1:3000");
  const init: RequestInit = { method, headers: { "tus-resumable": "1.0.0", ...headers }, ...(body && { body: new Uint8Array(body) }) };
  return handleUpload(app, as, trace, new Request(url, init));
}

const metadataOf = (assetId: string) => `assetId ${Buffer.from(assetId).toString("base64")}`;
async function create(assetId: string, byteSize: number): Promise<string> {
  const answer = await send(mira, "POST", "/api/uploads", { "upload-length": String(byteSize), "upload-metadata": metadataOf(assetId) });
  expect(answer.status).toBe(201);
  return answer.headers.get("location")!;
}
const append = (address: string, offset: number, bytes: Buffer, as = mira) =>
  send(as, "PATCH", address, { "upload-offset": String(offset), "content-type": "application/offset+octet-stream", "content-length": String(bytes.length) }, bytes);
const offsetAt = async (address: string) => Number((await send(mira, "HEAD", address)).headers.get("upload-offset"));
const statusOf = async (assetId: string) => (await mediaOf(app).finishUpload({ actor: creator, trace }, { assetId })).version;

describe("a resumable upload", () => {
  test("sent in pieces with a break between, it goes on from the same byte and arrives whole", async () => {
    const bytes = randomBytes(13 * 1024 * 1024 + 7);
    const assetId = await startDraft(bytes.length);
    const address = await create(assetId, bytes.length);
    expect((await append(address, 0, bytes.subarray(0, 8 * 1024 * 1024 + 3))).status).toBe(204);
    const offset = await offsetAt(address);
    expect(offset).toBe(8 * 1024 * 1024 + 3);
    expect((await append(address, offset, bytes.subarray(offset))).status).toBe(204);
    const stored = await buffer(await app.storage.get(`${creator.creatorId}/${assetId}/original`));
    expect(stored.equals(bytes)).toBe(true);
    // Finished by the last piece: saying so again, as the browser does, changes nothing.
    expect(await statusOf(assetId)).toBe(2);
    await expect(append(address, offset, Buffer.from("more"))).rejects.toMatchObject({ code: "media.already-uploaded" });
  });

  test("a piece that does not fit on is refused and changes nothing", async () => {
    const assetId = await startDraft(1_000);
    const address = await create(assetId, 1_000);
    expect((await append(address, 500, Buffer.alloc(500))).status).toBe(409);
    expect(await offsetAt(address)).toBe(0);
  });

  test("not whole yet, it can't be called finished", async () => {
    const assetId = await startDraft(1_000);
    await create(assetId, 1_000);
    await expect(mediaOf(app).finishUpload({ actor: creator, trace }, { assetId })).rejects.toMatchObject({ code: "media.upload-incomplete" });
  });

  test("let go of, nothing stays in the store", async () => {
    const assetId = await startDraft(1_000);
    const address = await create(assetId, 1_000);
    await append(address, 0, Buffer.alloc(10));
    expect((await send(mira, "DELETE", address)).status).toBe(204);
    expect(await app.storage.stat(`${creator.creatorId}/${assetId}/original.info`)).toBeNull();
  });
});

describe("whose upload it is", () => {
  test("a file of another size than announced is refused before a byte is taken", async () => {
    const assetId = await startDraft(1_000);
    await expect(send(mira, "POST", "/api/uploads", { "upload-length": "9999999", "upload-metadata": metadataOf(assetId) })).rejects.toMatchObject({ code: "media.other-size" });
  });

  test("nobody else can add to it, ask after it, or begin one for it", async () => {
    const assetId = await startDraft(1_000);
    const address = await create(assetId, 1_000);
    const others = [who({ creator: (await signedUpCreator(database.app)).actor }), who({ member: await memberOf(database.app) })];
    for (const other of others) {
      await expect(append(address, 0, Buffer.alloc(10), other)).rejects.toMatchObject({ kind: "not-found" });
      await expect(send(other, "HEAD", address)).rejects.toMatchObject({ kind: "not-found" });
      await expect(send(other, "POST", "/api/uploads", { "upload-length": "1000", "upload-metadata": metadataOf(assetId) })).rejects.toMatchObject({ kind: "not-found" });
    }
    expect(await offsetAt(address)).toBe(0);
  });

  test("a colleague who may only look can't fill a page's picture", async () => {
    const owner = await memberOf(database.app);
    const viewer = await memberOf(database.app, { organizationId: owner.organizationId, role: "viewer" });
    const picture = { kind: "image", purpose: "landing-page", fileName: "hero.png", byteSize: 10 } as const;
    const { id } = await mediaOf(app).startUpload({ actor: owner, trace }, picture);
    await expect(send(who({ member: viewer }), "POST", "/api/uploads", { "upload-length": "10", "upload-metadata": metadataOf(id) })).rejects.toMatchObject({ kind: "not-found" });
    expect((await send(who({ member: owner }), "POST", "/api/uploads", { "upload-length": "10", "upload-metadata": metadataOf(id) })).status).toBe(201);
  });

  test.each([
    ["no metadata", {}],
    ["an id that is none", { "upload-metadata": metadataOf("../../etc/passwd") }],
    ["an id of nothing", { "upload-metadata": metadataOf(newId()) }],
  ])("given %s, nothing is begun", async (_name, headers) => {
    await expect(send(mira, "POST", "/api/uploads", { "upload-length": "10", ...headers })).rejects.toMatchObject({ kind: "not-found" });
  });

  test("an address that names another object of the store is not an upload", async () => {
    const assetId = await startDraft(1_000);
    const key = `${creator.creatorId}/${assetId}/poster.jpg`;
    await expect(append(`/api/uploads/${Buffer.from(key).toString("base64url")}`, 0, Buffer.alloc(10))).rejects.toMatchObject({ kind: "not-found" });
    await expect(send(mira, "HEAD", "/api/uploads/%2e%2e%2f")).rejects.toMatchObject({ kind: "not-found" });
  });
});
