import { testDatabase } from "@fanfare/testing/database";
import { readyCampaign } from "@fanfare/testing/factories/campaigns";
import { openWork, submittedDraft, uploadedFile } from "@fanfare/testing/factories/content";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as file } from "@/app/api/media/[assetId]/[...path]/route.ts";
import { GET as publicFile } from "@/app/api/public-media/[assetId]/[...path]/route.ts";
import { callers, makeWorld, type Caller, type World } from "../../testing/world.ts";

let world: World;
let ownFile: string;
let handedIn: string;

beforeAll(async () => {
  world = await makeWorld(await testDatabase());
  Object.assign(globalThis, { fanfareApp: world.app });
  const { db, storage } = world.app;
  const [owner, creator] = [world.as("owner").actor, world.as("creator")];
  await storage.prepare();
  [ownFile, handedIn] = [await uploadedFile(db, creator), await uploadedFile(db, creator)];
  for (const assetId of [ownFile, handedIn]) {
    for (const name of ["original", "poster.jpg"]) await storage.put(`${creator.actor.creatorId}/${assetId}/${name}`, Buffer.from("fake"), { contentType: "image/jpeg" });
  }
  const { id: campaignId } = await readyCampaign(db, owner, { brandId: world.brandId, funded: 0n });
  const work = await openWork(db, owner, creator.actor, { campaignId });
  await submittedDraft(db, work, work.deliverableIds[0]!, handedIn);
}, 120_000);
afterAll(() => world.close());

/** What each caller is answered. */
async function statuses(ask: (caller: Caller) => Promise<{ status: number }>): Promise<Record<Caller, number>> {
  const answers: [Caller, number][] = [];
  for (const caller of callers) answers.push([caller, (await ask(caller)).status]);
  return Object.fromEntries(answers) as Record<Caller, number>;
}

const nobodyElse = { nobody: 401, otherCreator: 404, stranger: 404, operator: 404 };
const us = (status: number) => ({ owner: status, manager: status, viewer: status });
const get = (handler: typeof file, assetId: string, name: string) => (caller: Caller) => {
  const headers = new Headers({ host: world.app.config.publicUrl.host, "x-forwarded-for": crypto.randomUUID(), ...(caller !== "nobody" && { cookie: world.personas[caller].cookie }) });
  const request = new Request(new URL(`/api/media/${assetId}/${name}`, world.app.config.publicUrl), { headers });
  return handler(request, { params: Promise.resolve({ assetId, path: [name] }) });
};

describe("a creator's file", () => {
  test("is the creator's alone until it is handed in, and then the organization's, too", async () => {
    const find = (assetId: string) => (caller: Caller) => world.call(caller, "query", "media.query.findAsset", { assetId });
    expect(await statuses(find(ownFile))).toEqual({ ...nobodyElse, ...us(404), creator: 200 });
    expect(await statuses(find(handedIn))).toEqual({ ...nobodyElse, ...us(200), creator: 200 });
  });

  test("is served to the same people, as it was made and as it was uploaded", async () => {
    for (const name of ["poster.jpg", "original"]) {
      expect(await statuses(get(file, ownFile, name))).toEqual({ ...nobodyElse, ...us(404), creator: 200 });
      expect(await statuses(get(file, handedIn, name))).toEqual({ ...nobodyElse, ...us(200), creator: 200 });
    }
  });

  test("is nowhere to be found among the pictures of public pages", async () => {
    const none = Object.fromEntries(callers.map((caller) => [caller, 404]));
    expect(await statuses(get(publicFile, handedIn, "poster.jpg"))).toEqual(none);
  });

  test("can be taken back by its creator only, and not once it was handed in", async () => {
    const remove = (assetId: string) => (caller: Caller) => world.call(caller, "mutation", "media.command.removeAsset", { assetId });
    expect(await statuses(remove(handedIn))).toEqual({ ...nobodyElse, ...us(404), creator: 422 });
    expect(await statuses(remove(ownFile))).toEqual({ ...nobodyElse, ...us(404), creator: 200 });
  });
});

test.each(["../original", "result.json", "original.info", "poster.jpg/x", "%2e%2e"])("a path that processing never made (%s) is not looked for", async (name) => {
  expect((await get(file, handedIn, name)("creator")).status).toBe(404);
});
