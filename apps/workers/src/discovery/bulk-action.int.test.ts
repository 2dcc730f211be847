import { createLogger } from "@fanfare/adapters/logging";
import { connectStorage } from "@fanfare/adapters/storage";
import type { BulkView, StartBulkInput } from "@fanfare/contracts/discovery";
import { bulkActionById, exportedFile, recentBulkActions } from "@fanfare/db/readers/bulk-actions";
import { inScope } from "@fanfare/db/scoped";
import { bulkActionsToRun } from "@fanfare/db/system/sweeps";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { makeCreateList, makeRemoveList } from "@fanfare/domain/creators";
import { exportColumns, makeCancelBulk, makeStartBulk, type CreatorSearch } from "@fanfare/domain/discovery";
import { newId, type Member } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { liveCampaign } from "@fanfare/testing/factories/campaigns";
import { asking, memberOf } from "@fanfare/testing/factories/identity";
import { creatorOnYouTube } from "@fanfare/testing/factories/tracking";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { spawn } from "node:child_process";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ExportsKeeper } from "./exports-keeper.ts";
import { RunBulkAction } from "./run-bulk-action.job.ts";

const clock = { now: () => new Date() };
const storage = connectStorage({
  endpoint: process.env.S3_ENDPOINT ?? "", accessKey: process.env.S3_ACCESS_KEY ?? "", secretKey: process.env.S3_SECRET_KEY ?? "", bucket: process.env.S3_BUCKET ?? "",
});
const many = 3_000;

let database: TestDatabase;
let owner: Member;
let stranger: Member;
let creatorIds: string[];
beforeAll(async () => {
  database = await testDatabase();
  [owner, stranger] = await Promise.all([memberOf(database.app), memberOf(database.app)]);
  creatorIds = await imported(owner, many);
});
afterAll(async () => {
  await Promise.all([storage.removeAll(`${owner.organizationId}/`), database.drop()]);
});

/** Creators on an organization's own list; the first is called like a formula. */
async function imported({ organizationId }: Member, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await inScope(database.app, { organizationId }, async (sql) => {
    await sql.change(
      `INSERT INTO creators (id, organization_id, display_name, country, email, source, created_at, updated_at)
       SELECT id, $2, CASE WHEN place = 1 THEN '=1+1' ELSE 'Creator ' || place END, 'DE', 'c' || place || '@fanfare.example', 'import', now(), now() FROM unnest($1::uuid[]) WITH ORDINALITY AS r(id, place)`,
      [ids, organizationId],
    );
    await sql.change(
      `INSERT INTO social_accounts (id, creator_id, organization_id, platform, handle, handle_folded, followers, metrics_source, metrics_read_at)
       SELECT gen_random_uuid(), id, $2, 'tiktok', 'c' || id, 'c' || id, 1000 + place, 'import: list.csv', now() FROM unnest($1::uuid[]) WITH ORDINALITY AS r(id, place)`,
      [ids, organizationId],
    );
  });
  return ids;
}

const deps = () => ({ unitOfWork: unitOfWorkOn(database.app, clock) });
const start = async (target: StartBulkInput["target"], action: StartBulkInput["action"], by = owner) => (await makeStartBulk(deps())(asking(by), { target, action })).id;
const newList = async (by = owner) => (await makeCreateList(deps())(asking(by), { name: `List ${newId()}` })).id;
const read = <T>(work: Parameters<typeof inScope<T>>[2], by = owner) => inScope(database.app, { organizationId: by.organizationId }, work);
const seen = (bulkId: string): Promise<BulkView> => read((sql) => bulkActionById(sql, bulkId));
const sizeOf = async (listId: string) => (await read((sql) => sql.row<{ count: number }>(`SELECT count(*)::int AS count FROM creator_list_entries WHERE list_id = $1`, [listId])))?.count;
const noSearch: Pick<CreatorSearch, "ids"> = { ids: () => Promise.reject(new Error("Nobody should search.")) };

function run(bulkId: string, { search = noSearch, by = owner, report = () => Promise.resolve() }: { search?: Pick<CreatorSearch, "ids">; by?: Member; report?: () => Promise<void> } = {}) {
  const job = new RunBulkAction(deps().unitOfWork, database.app, storage, search);
  const payload = { organizationId: by.organizationId, creatorId: null, correlationId: "test", bulkId };
  return job.run(payload, { report, attempt: 1, signal: new AbortController().signal });
}

/** Runs the work in a process of its own that ends at the failpoint, as by a power cut. */
function runUntil(failpoint: string, bulkId: string): Promise<NodeJS.Signals | null> {
  const env = { ...process.env, DATABASE_APP_URL: database.urls.app, ORGANIZATION_ID: owner.organizationId, BULK_ID: bulkId, FAILPOINT: failpoint };
  const child = spawn(process.execPath, ["--import", "tsx", new URL("./bulk-action.fixture.ts", import.meta.url).pathname], {
    cwd: new URL("../../", import.meta.url).pathname, env, stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
}

async function exported(bulkId: string): Promise<Buffer> {
  const { storageKey } = await read((sql) => exportedFile(sql, bulkId));
  expect(storageKey).toMatch(new RegExp(`^${owner.organizationId}/exports/${bulkId}/`));
  return buffer(await storage.get(storageKey));
}

describe("adding thousands of creators to a list", { timeout: 120_000 }, () => {
  it("goes on where it was killed, takes everybody once, and is done", async () => {
    const listId = await newList();
    const bulkId = await start({ creatorIds }, { kind: "add-to-list", listId });
    expect(await runUntil("bulk.after-chunk", bulkId)).toBe("SIGKILL");
    expect(await seen(bulkId)).toMatchObject({ status: "running", done: 500, changed: 500 });
    expect(await inScope(database.worker, {}, (sql) => bulkActionsToRun(sql, 10))).toContainEqual({ id: bulkId, organizationId: owner.organizationId, creatorId: null });

    expect(await run(bulkId)).toEqual({ kind: "done" });
    expect(await seen(bulkId)).toMatchObject({ status: "finished", total: many, done: many, changed: many, skipped: 0 });
    expect(await sizeOf(listId)).toBe(many);
    expect(await run(bulkId)).toMatchObject({ kind: "skipped" });
    expect(await inScope(database.worker, {}, (sql) => bulkActionsToRun(sql, 10))).toEqual([]);
  });

  it("counts who was on it already and who can't be seen as skipped", async () => {
    const [foreign] = await imported(stranger, 1);
    const listId = await newList();
    const action = { kind: "add-to-list", listId } as const;
    await run(await start({ creatorIds: creatorIds.slice(0, 2) }, action));
    const bulkId = await start({ creatorIds: [...creatorIds.slice(0, 3), foreign!] }, action);
    await run(bulkId);
    expect(await seen(bulkId)).toMatchObject({ status: "finished", done: 4, changed: 1, skipped: 3 });
  });

  it("takes what the filter finds as it begins, once, though it is broken off", async () => {
    const listId = await newList();
    const bulkId = await start({ filter: { text: "creator" }, sort: "followers" }, { kind: "add-to-list", listId });
    const asked: unknown[] = [];
    const search = { ids: async (...args: unknown[]) => (asked.push(args), creatorIds.slice(0, 600)) };
    const breakOff = () => Promise.reject(new Error("The queue is away."));
    await expect(run(bulkId, { search, report: breakOff })).rejects.toThrow("away");
    await run(bulkId);
    expect(asked).toEqual([[owner.organizationId, { text: "creator" }, "followers", 10_000]]);
    expect(await seen(bulkId)).toMatchObject({ status: "finished", total: 600, done: 600, changed: 600 });
  });

  it("stops when it is cancelled; what was done stays", async () => {
    const listId = await newList();
    const bulkId = await start({ creatorIds }, { kind: "add-to-list", listId });
    const cancel = async () => void (await makeCancelBulk(deps())(asking(owner), { bulkId }).catch(() => undefined));
    expect(await run(bulkId, { report: cancel })).toMatchObject({ kind: "skipped" });
    expect(await seen(bulkId)).toMatchObject({ status: "cancelled", done: 500, changed: 500 });
    expect(await sizeOf(listId)).toBe(500);
    await expect(makeCancelBulk(deps())(asking(owner), { bulkId })).rejects.toMatchObject({ kind: "rule-broken" });
  });

  it("fails with a sentence when its list is gone, and when who asked may not any more", async () => {
    const listId = await newList();
    const bulkId = await start({ creatorIds }, { kind: "add-to-list", listId });
    await makeRemoveList(deps())(asking(owner), { listId });
    await run(bulkId);
    expect(await seen(bulkId)).toMatchObject({ status: "failed", failure: expect.stringContaining("list does not exist") as string, done: 0 });

    const helper = await memberOf(database.app, { role: "manager", organizationId: owner.organizationId });
    const orphan = await start({ creatorIds }, { kind: "add-to-list", listId: await newList() }, helper);
    await read((sql) => sql.change(`DELETE FROM memberships WHERE user_id = $1`, [helper.userId]));
    await run(orphan);
    expect(await seen(orphan)).toMatchObject({ status: "failed", failure: expect.stringContaining("no longer a member") as string });
  });
});

describe("inviting many creators", () => {
  it("leaves out who is in the campaign already and who has no account", async () => {
    const { id: campaignId } = await liveCampaign(database.app, owner);
    const signedUp = await Promise.all(["ada", "bo", "cy"].map((name) => creatorOnYouTube(database.app, `${name}${newId().slice(-6)}`)));
    const ids = [...signedUp.map(({ creatorId }) => creatorId), ...creatorIds.slice(0, 60)];
    const action = { kind: "invite-to-campaign", campaignId } as const;
    const first = await start({ creatorIds: ids.slice(0, 1) }, action);
    await run(first);
    const bulkId = await start({ creatorIds: ids }, action);
    await run(bulkId);
    expect(await seen(first)).toMatchObject({ status: "finished", changed: 1, skipped: 0 });
    expect(await seen(bulkId)).toMatchObject({ status: "finished", done: 63, changed: 2, skipped: 61 });
    expect(await read((sql) => sql.rows(`SELECT status FROM collaborations WHERE campaign_id = $1`, [campaignId]))).toEqual(Array(3).fill({ status: "invited" }));
  });
});

describe("an export", { timeout: 120_000 }, () => {
  it("as CSV is whole and in order though it was killed twice, and holds no formula", async () => {
    const bulkId = await start({ creatorIds }, { kind: "export", format: "csv" });
    expect(await runUntil("bulk.part-written", bulkId)).toBe("SIGKILL");
    expect(await seen(bulkId)).toMatchObject({ done: 0, hasFile: false });
    expect(await runUntil("bulk.after-chunk", bulkId)).toBe("SIGKILL");
    await run(bulkId);
    expect(await seen(bulkId)).toMatchObject({ status: "finished", done: many, changed: many, hasFile: true });
    const rows: string[][] = parse(await exported(bulkId), { bom: true });
    expect(rows[0]).toEqual([...exportColumns]);
    expect(rows.slice(1).map((row) => row[2])).toEqual(creatorIds.map((id) => `c${id}`));
    expect(rows[1]?.slice(0, 4)).toEqual(["'=1+1", "tiktok", `c${creatorIds[0]}`, "1001"]);
    expect(rows[1]).toContain("c1@fanfare.example");
    const left: string[] = [];
    for await (const key of storage.list(`${owner.organizationId}/exports/${bulkId}/`)) left.push(key);
    expect(left).toEqual([`${owner.organizationId}/exports/${bulkId}/creators.csv`]);
  });

  it("as a spreadsheet holds the same, and no e-mail address of who signed up by themselves", async () => {
    const self = await creatorOnYouTube(database.app, `dora${newId().slice(-6)}`, "Dora");
    const bulkId = await start({ creatorIds: [self.creatorId, creatorIds[0]!] }, { kind: "export", format: "xlsx" });
    await run(bulkId);
    const sheet = unzipSync(await exported(bulkId));
    const strings = strFromU8(sheet["xl/sharedStrings.xml"]!);
    expect(strings).toContain("Dora");
    expect(strings).toContain("=1+1");
    expect(strings.match(/[\w.]+@fanfare\.example/g)).toEqual(["c1@fanfare.example"]);
    expect(strFromU8(sheet["xl/worksheets/sheet1.xml"]!)).not.toContain("<f>");
  });

  it("is removed after its month, and the row says that there is no file any more", async () => {
    const [old, fresh] = [await start({ creatorIds: creatorIds.slice(0, 2) }, { kind: "export", format: "csv" }), await start({ creatorIds: creatorIds.slice(0, 2) }, { kind: "export", format: "csv" })];
    await run(old);
    await run(fresh);
    await inScope(database.app, { organizationId: owner.organizationId }, (sql) => sql.change(`UPDATE bulk_actions SET finished_at = now() - interval '31 days' WHERE id = $1`, [old]));
    const { storageKey } = await read((sql) => exportedFile(sql, old));
    await new ExportsKeeper(database.worker, storage, clock, createLogger({ name: "test", level: "silent" })).work();
    expect(await storage.stat(storageKey)).toBeNull();
    expect(await seen(old)).toMatchObject({ status: "finished", hasFile: false });
    expect(await seen(fresh)).toMatchObject({ hasFile: true });
    await expect(read((sql) => exportedFile(sql, old))).rejects.toMatchObject({ kind: "not-found" });
  });

  it("of another organization is not there to be seen, and neither are its creators", async () => {
    const bulkId = await start({ creatorIds: creatorIds.slice(0, 2) }, { kind: "export", format: "csv" }, stranger);
    await run(bulkId, { by: stranger });
    expect((await read((sql) => bulkActionById(sql, bulkId), stranger))).toMatchObject({ status: "finished", changed: 0, skipped: 2 });
    await expect(read((sql) => exportedFile(sql, bulkId))).rejects.toMatchObject({ kind: "not-found" });
    await expect(makeCancelBulk(deps())(asking(owner), { bulkId })).rejects.toMatchObject({ kind: "not-found" });
    expect((await read(recentBulkActions)).map(({ id }) => id)).not.toContain(bulkId);
    await storage.removeAll(`${stranger.organizationId}/`);
  });
});
