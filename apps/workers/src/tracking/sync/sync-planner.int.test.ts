import { newId } from "@fanfare/domain/kernel";
import { leaseMs } from "@fanfare/domain/tracking";
import { eventually } from "@fanfare/testing/eventually";
import { spawn } from "node:child_process";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { syncSpace, type Asked, type ConnectedAccount, type SyncSpace } from "./sync-space.fixture.ts";

let space: SyncSpace;
let count = 0;
beforeAll(async () => {
  space = await syncSpace();
});
afterAll(() => space.close());
beforeEach(() => space.reset());

const newHandle = () => `lena${(count += 1)}`;
const idsOf = (asked: readonly Asked[]) => asked.flatMap(({ payload }) => payload.targetIds);
const snapshotsOf = async ({ id }: ConnectedAccount) => (await space.asWorker(`SELECT 1 FROM account_snapshots WHERE social_account_id = $1`, [id])).length;

type Due = { platform?: string; kind?: "account" | "post"; tier?: "hot" | "daily" | "listed"; lane?: string; dueBeforeMs?: number };

/** Targets that are due and belong to nobody: for plans, not for readings. */
async function due(targets: number, { platform = "youtube", kind = "post", tier = "hot", lane = newId(), dueBeforeMs = 1_000 }: Due = {}): Promise<string[]> {
  const ids = Array.from({ length: targets }, () => newId());
  await space.asWorker(
    `INSERT INTO sync_targets (id, kind, platform, tier, lane, creator_id, external_id, due_at) SELECT id, $2, $3, $4, $5, id, id::text, $6 FROM unnest($1::uuid[]) AS t(id)`,
    [ids, kind, platform, tier, lane, new Date(space.clock.now().getTime() - dueBeforeMs).toISOString()],
  );
  return ids;
}

describe("what the planner claims", () => {
  it("given nothing that is due, is nothing", async () => {
    await due(3, { dueBeforeMs: -60_000 });
    expect(await space.plan()).toEqual([]);
  });

  it("given a lane with a thousand due and one with a single one, takes the single one in the first turn", async () => {
    await due(1_000, { dueBeforeMs: 3_600_000 });
    const [single] = await due(1);
    expect(idsOf(await space.plan())).toContain(single);
  });

  it("given more lanes than it may take readings, comes to each of them", async () => {
    const ids = (await Promise.all(Array.from({ length: 600 }, () => due(1)))).flat();
    const planner = space.planner();
    const claimed = new Set([...idsOf(await space.plan(planner)), ...idsOf(await space.plan(planner))]);
    expect(claimed).toEqual(new Set(ids));
  });

  it("given two planners at once, is claimed by one of them", async () => {
    const ids = await due(400);
    const asked: Asked[] = await space.plan({ plan: async () => (await Promise.all([space.planner().plan(), space.planner().plan()])).length });
    expect(idsOf(asked).sort()).toEqual(ids.sort());
  });

  it("goes together as far as one call reads it", async () => {
    await due(120);
    expect((await space.plan()).map(({ payload }) => payload.targetIds.length)).toEqual([50, 50, 20]);
  });

  it("is never more than the platform's allowance, which the next turn knows of", async () => {
    await space.connected(newHandle());
    await due(500, { platform: "instagram", kind: "account", tier: "daily" });
    const planner = space.planner();
    // 200 calls an hour for the one account, 2 % of them kept back, five for each reading.
    const claimedInTurns = async () => {
      let claimed = 0;
      for (let nth = 0; nth < 4; nth += 1) claimed += idsOf(await space.plan(planner)).length;
      return claimed;
    };
    expect(await claimedInTurns()).toBe(39);
    expect(await claimedInTurns()).toBe(0);
    space.pass(66 * 60_000);
    expect(await claimedInTurns()).toBe(39);
  });

  it("given a platform that is switched off or left alone, leaves its targets", async () => {
    await due(1, { platform: "tiktok" });
    await due(1);
    await space.parts.quotas.pause("youtube", new Date(Date.now() + 60_000));
    expect(await space.plan()).toEqual([]);
  });
});

describe("what operators see", () => {
  it("is how many targets are due and stale, and what is left of each allowance", async () => {
    await due(30, { dueBeforeMs: 60_000 });
    await due(5, { tier: "listed", kind: "account", dueBeforeMs: -60_000 });
    await space.asWorker(`UPDATE sync_targets SET stale_since = now(), stale_reason = 'platform-away' WHERE tier = 'listed'`);
    await space.asWorker(`UPDATE sync_targets SET last_read_at = '${space.clock.now().toISOString()}'::timestamptz - interval '5 hours' WHERE id = (SELECT id FROM sync_targets WHERE tier = 'listed' ORDER BY id LIMIT 1)`);
    const before = (await space.overview()).platforms.find(({ platform }) => platform === "youtube")!;
    expect(before).toMatchObject({ isOn: true, pausedUntil: null, stale: [{ reason: "platform-away", targets: 5 }] });
    expect(before.tiers).toMatchObject([{ tier: "hot", targets: 30, due: 30, oldestDueSeconds: 60, medianAgeSeconds: null, ages: [0, 0, 0, 0, 0], unread: 30 }, { tier: "listed", targets: 5, due: 0, oldestDueSeconds: null, medianAgeSeconds: 18_000, ages: [0, 1, 0, 0, 0], unread: 4 }]);
    expect(before.quotas).toMatchObject([{ bucket: "pool", limit: 10_000, used: 0, forecast: 1 }, { bucket: "batchGetStats", limit: 10_000, used: 0, forecast: 1 }]);
    await space.plan();
    const after = await space.overview();
    expect(after.platforms.find(({ platform }) => platform === "youtube")!.quotas).toMatchObject([{ used: 0 }, { bucket: "batchGetStats", used: 1 }]);
    expect(after.platforms.map(({ platform, isOn }) => [platform, isOn])).toEqual([["youtube", true], ["instagram", true], ["tiktok", false], ["twitch", false], ["x", false]]);
  });
});

describe("a claim", () => {
  it("given that its job was lost, ends with its lease; then the late worker stores nothing", async () => {
    const account = await space.connected(newHandle());
    const [lost] = await space.plan();
    expect(await space.plan()).toEqual([]);
    space.pass(leaseMs);
    const [again] = await space.plan();
    expect(await space.read(lost!)).toMatchObject({ kind: "skipped" });
    expect(await snapshotsOf(account)).toBe(0);
    expect(await space.read(again!)).toEqual({ kind: "done" });
    expect(await snapshotsOf(account)).toBe(1);
  });

  it("given a worker that was slower than the lease, leaves the reading to whoever claimed it since", async () => {
    const account = await space.connected(newHandle());
    const [slow] = await space.plan();
    const since: Asked[] = [];
    const outlives = async () => {
      space.pass(leaseMs);
      since.push(...(await space.plan()));
      return account.grant;
    };
    await space.read(slow!, { of: outlives, insteadOf: outlives });
    expect([idsOf(since), await snapshotsOf(account)]).toEqual([[account.id], 0]);
    expect(await space.read(since[0]!)).toEqual({ kind: "done" });
    expect(await snapshotsOf(account)).toBe(1);
  });

  it.each(["sync.answered", "sync.stored"])("given a worker that was killed at %s, is read again after the lease and stored once", async (failpoint) => {
    const account = await space.connected(newHandle());
    const [asked] = await space.plan();
    expect(await killedAt(failpoint, account, asked!)).toBe("SIGKILL");
    expect([await snapshotsOf(account), await space.plan()]).toEqual([0, []]);
    space.pass(leaseMs);
    // The server may hold the dead process's rows until it notices that nobody is there.
    expect(await eventually(async () => (await space.turn()).at(0))).toEqual({ kind: "done" });
    expect(await snapshotsOf(account)).toBe(1);
    expect((await space.asWorker(`SELECT 1 FROM outbox WHERE aggregate_id = $1`, [account.id])).length).toBe(1);
  });

  function killedAt(failpoint: string, { grant }: ConnectedAccount, { payload }: Asked): Promise<NodeJS.Signals | null> {
    const batch = JSON.stringify({ grant, payload, at: space.clock.now().toISOString() });
    const env = { ...process.env, DATABASE_WORKER_URL: space.database.urls.worker, INSTAGRAM_URL: space.instagramUrl, BATCH: batch, FAILPOINT: failpoint };
    const child = spawn(process.execPath, ["--import", "tsx", new URL("./read-once.fixture.ts", import.meta.url).pathname], { cwd: new URL("../../../", import.meta.url).pathname, env, stdio: ["ignore", "inherit", "inherit"] });
    return new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
  }
});

describe("a platform that fails", () => {
  afterEach(() => void vi.useRealTimers());

  it("is left alone at the fifth failure while others go on, and one probe heals it", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const accounts: ConnectedAccount[] = [];
    for (let nth = 0; nth < 6; nth += 1) accounts.push(await space.connected(newHandle()));
    await space.asWorker(`UPDATE sync_targets SET due_at = 'infinity'`);
    // The connector stops asking by itself at its fifth failing call.
    await space.tell.instagram("POST", "misbehave", { kind: "server-error", times: 5 });
    for (const { id } of accounts.slice(0, 5)) {
      await space.makeDue(id);
      expect(await space.turn()).toEqual([{ kind: "done" }]);
    }
    const sixth = accounts[5]!;
    await space.makeDue(sixth.id);
    expect(await space.turn()).toMatchObject([{ kind: "skipped" }]);
    expect(await space.asWorker(`SELECT failures, claim, stale_reason AS "staleReason" FROM sync_targets WHERE id = $1`, [sixth.id])).toEqual([{ failures: 0, claim: null, staleReason: null }]);

    await space.makeDue(sixth.id);
    const [post] = await due(1);
    expect(idsOf(await space.plan())).toEqual([post]);

    vi.setSystemTime(Date.now() + 21_000);
    expect(await space.turn()).toEqual([{ kind: "done" }]);
    expect(await snapshotsOf(sixth)).toBe(1);
    expect(space.parts.guards.states().filter(({ state }) => state !== "closed")).toEqual([]);
  });
});
