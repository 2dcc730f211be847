import type { EventEnvelope, EventType } from "@fanfare/contracts/events";
import { syncTargetsIn } from "@fanfare/db/repositories/sync-targets";
import { inScope } from "@fanfare/db/scoped";
import { accountChanged } from "@fanfare/db/system/webhooks";
import { makeAddToList, makeRemoveFromList, makeRemoveList } from "@fanfare/domain/creators";
import { newId, type CreatorActor, type Member } from "@fanfare/domain/kernel";
import { accountEvery } from "@fanfare/domain/tracking";
import { campaignRow, collaborationRow, listedCreators, listOf } from "@fanfare/testing/factories/catalogue";
import { asking, memberOf } from "@fanfare/testing/factories/identity";
import { creatorOnYouTube } from "@fanfare/testing/factories/tracking";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SettleListed } from "./settle-listed.event.ts";
import { syncSpace, type SyncSpace } from "./sync-space.fixture.ts";

const day = 24 * 3_600_000;
const week = accountEvery.listed;

let space: SyncSpace;
let member: Member;
let other: Member;
let count = 0;
let heard: string;
beforeAll(async () => {
  space = await syncSpace();
  [member, other] = [await memberOf(space.database.app), await memberOf(space.database.app)];
});
afterAll(() => space.close());
beforeEach(async () => {
  await space.reset();
  heard = await lastPosition();
});

type Row = { id: string; tier: string; lane: string; dueInMs: number | null; staleReason: string | null; externalId: string; claim: string | null };
type Figures = { handle: string; externalId: string | null; followers: number | null; posts: number | null; source: string; readAt: Date };

const newHandle = () => `nora${(count += 1)}`;
const lastPosition = async () => (await space.asWorker<{ position: string }>(`SELECT coalesce(max(position), 0)::text AS position FROM outbox`))[0]!.position;
const commands = () => ({ unitOfWork: space.unitOfWork });
const add = (listId: string, creatorIds: string[], by = member) => makeAddToList(commands())(asking(by), { listId, creatorIds });
const remove = (listId: string, creatorIds: string[], by = member) => makeRemoveFromList(commands())(asking(by), { listId, creatorIds });
const targetsOf = (creatorId: string) =>
  space.asWorker<Row>(
    `SELECT id, tier, lane, CASE WHEN due_at < 'infinity' THEN (extract(epoch FROM due_at - $2::timestamptz) * 1000)::float8 END AS "dueInMs", stale_reason AS "staleReason", external_id AS "externalId", claim
     FROM sync_targets WHERE creator_id = $1 ORDER BY platform`,
    [creatorId, space.clock.now().toISOString()],
  );
const accountsOf = (creatorId: string) =>
  space.asWorker<Figures>(
    `SELECT handle, external_id AS "externalId", followers::int, post_count::int AS posts, metrics_source AS source, metrics_read_at AS "readAt" FROM social_accounts WHERE creator_id = $1 ORDER BY platform`,
    [creatorId],
  );
const readingsOf = async (creatorId: string) => (await space.asWorker(`SELECT 1 FROM account_snapshots WHERE creator_id = $1`, [creatorId])).length;

/** Brings what happened since to the consumer, as the broker would. */
async function hear(): Promise<number> {
  const facts = await space.asWorker<{ position: string; envelope: EventEnvelope }>(`SELECT position::text, envelope FROM outbox WHERE position > $1 ORDER BY position`, [heard]);
  for (const { envelope } of facts) await deliver(envelope.type, envelope.data);
  heard = await lastPosition();
  return facts.length;
}

function deliver(type: EventType, data: unknown): Promise<void> {
  const consumer = new SettleListed(space.database.worker, space.storage, space.clock);
  return consumer.handle({ type, data } as Parameters<SettleListed["handle"]>[0]);
}
const settle = (creatorIds: string[]) => deliver("creators.creators-changed.v1", { creatorIds });

/** A creator who signed up by themselves, with a channel of 9,000 subscribers that nobody connected. */
async function onYouTube(handle = newHandle()): Promise<CreatorActor & { channelId: string }> {
  const { id } = await space.tell.youtube<{ id: string }>("POST", "channels", { handle, title: "Nora", subscribers: 9_000 });
  return { ...(await creatorOnYouTube(space.database.app, handle)), channelId: id };
}

async function on(platform: "instagram" | "tiktok" | "twitch", handle = newHandle()): Promise<CreatorActor> {
  if (platform === "instagram") await space.tell.instagram("POST", "accounts", { username: handle, followers: 7_000 });
  if (platform === "twitch") await space.tell.twitch("POST", "accounts", { login: handle, followers: 7_000 });
  const creator = await creatorOnYouTube(space.database.app, handle);
  const { creatorId, userId } = creator;
  await inScope(space.database.app, { creatorId, userId }, (sql) => sql.change(`UPDATE social_accounts SET platform = $2 WHERE creator_id = $1`, [creatorId, platform]));
  return creator;
}

describe("a creator whom nobody watches", () => {
  it("is not read, though they are in the catalogue", async () => {
    const { creatorId } = await onYouTube();
    await settle([creatorId]);
    expect([await targetsOf(creatorId), await space.plan()]).toEqual([[], []]);
  });
});

describe("a creator put on a list", () => {
  it("is read at the next turn: the figures say where they are from and how old they are, and the next reading is in a week", async () => {
    const { creatorId, channelId } = await onYouTube();
    await add(await listOf(space.database.app, member, []), [creatorId]);
    await hear();
    expect(await targetsOf(creatorId)).toMatchObject([{ tier: "listed", lane: member.organizationId, dueInMs: 0 }]);
    expect(await space.turn()).toEqual([{ kind: "done" }]);
    expect(await accountsOf(creatorId)).toMatchObject([{ followers: 9_000, posts: 0, source: "youtube", readAt: space.clock.now(), externalId: channelId }]);
    expect(await targetsOf(creatorId)).toMatchObject([{ lane: member.organizationId, dueInMs: week, staleReason: null, externalId: channelId, claim: null }]);
    expect(await readingsOf(creatorId)).toBe(1);
  });

  it.each(["instagram", "twitch"] as const)("is read on %s by the name of the account, whose id is kept", async (platform) => {
    const { creatorId } = await on(platform);
    await add(await listOf(space.database.app, member, []), [creatorId]);
    await hear();
    expect(await space.turn()).toEqual([{ kind: "done" }]);
    const [account] = await accountsOf(creatorId);
    expect(account).toMatchObject({ followers: 7_000, source: platform, externalId: expect.stringMatching(/^\d+$/) as string });
  });

  it("given a platform that shows nothing without consent, is not read there", async () => {
    const { creatorId } = await on("tiktok");
    await add(await listOf(space.database.app, member, []), [creatorId]);
    await hear();
    expect(await targetsOf(creatorId)).toEqual([]);
  });

  it("together with fifty others, costs one call", async () => {
    const creators = await Promise.all(Array.from({ length: 50 }, () => onYouTube()));
    const ids = creators.map(({ creatorId }) => creatorId);
    for (const { creatorId, channelId, userId } of creators)
      await inScope(space.database.app, { creatorId, userId }, (sql) => sql.change(`UPDATE social_accounts SET external_id = $2 WHERE creator_id = $1`, [creatorId, channelId]));
    await add(await listOf(space.database.app, member, []), ids);
    await hear();
    await space.tell.youtube("POST", "quota", { remaining: 1 });
    expect(await space.turn()).toEqual([{ kind: "done" }]);
    expect((await Promise.all(ids.map(readingsOf))).every((readings) => readings === 1)).toBe(true);
    const pool = (await space.overview()).platforms.find(({ platform }) => platform === "youtube")!.quotas[0];
    expect(pool).toMatchObject({ bucket: "pool", used: 1 });
  });

  it("given that the platform tells of the account, waits for its week, and keeps the turn of who watches", async () => {
    const { creatorId, channelId } = await onYouTube();
    await add(await listOf(space.database.app, member, []), [creatorId]);
    await hear();
    await space.turn();
    await inScope(space.database.worker, {}, (sql) => accountChanged(sql, "youtube", channelId, space.clock.now()));
    expect(await targetsOf(creatorId)).toMatchObject([{ lane: member.organizationId, dueInMs: week }]);
  });

  it("given the same news twice, or late, is on the plan once", async () => {
    const { creatorId } = await onYouTube();
    const listId = await listOf(space.database.app, member, []);
    await add(listId, [creatorId]);
    for (const _ of [1, 2]) await deliver("creators.list-members-changed.v1", { listId, creatorIds: [creatorId] });
    await space.turn();
    await hear();
    expect(await targetsOf(creatorId)).toMatchObject([{ dueInMs: week }]);
    expect(await space.plan()).toEqual([]);
  });
});

describe("a creator who left every list", () => {
  it.each(["by being taken off", "with the list"])("%s, is read no more and keeps the figures", async (way) => {
    const { creatorId } = await onYouTube();
    const listId = await listOf(space.database.app, member, []);
    await add(listId, [creatorId]);
    await hear();
    await space.turn();
    await (way === "with the list" ? makeRemoveList(commands())(asking(member), { listId }) : remove(listId, [creatorId]));
    await hear();
    expect(await targetsOf(creatorId)).toMatchObject([{ dueInMs: null }]);
    space.pass(2 * week);
    expect(await space.plan()).toEqual([]);
    expect(await accountsOf(creatorId)).toMatchObject([{ followers: 9_000, source: "youtube" }]);
  });

  it("while a worker reads the account, stays off the plan", async () => {
    const { creatorId } = await onYouTube();
    const listId = await listOf(space.database.app, member, []);
    await add(listId, [creatorId]);
    await hear();
    const [asked] = await space.plan();
    await remove(listId, [creatorId]);
    await hear();
    expect(await space.read(asked!)).toMatchObject({ kind: "skipped" });
    expect([await targetsOf(creatorId), await readingsOf(creatorId)]).toMatchObject([[{ dueInMs: null }], 0]);
  });

  it("and comes back within the week, is read when they would have been", async () => {
    const { creatorId } = await onYouTube();
    const listId = await listOf(space.database.app, member, []);
    await add(listId, [creatorId]);
    await hear();
    await space.turn();
    await remove(listId, [creatorId]);
    await hear();
    space.pass(2 * day);
    await add(listId, [creatorId]);
    await hear();
    expect(await targetsOf(creatorId)).toMatchObject([{ dueInMs: week - 2 * day }]);
  });
});

describe("a creator whom two organizations watch", () => {
  it("is read once, and goes on being read when one of them ceases", async () => {
    const { creatorId } = await onYouTube();
    const [ours, theirs] = [await listOf(space.database.app, member, []), await listOf(space.database.app, other, [])];
    await add(ours, [creatorId]);
    await hear();
    await add(theirs, [creatorId], other);
    await hear();
    expect(await targetsOf(creatorId)).toMatchObject([{ lane: member.organizationId }]);
    await space.turn();
    expect(await readingsOf(creatorId)).toBe(1);
    await remove(ours, [creatorId]);
    await hear();
    expect(await targetsOf(creatorId)).toMatchObject([{ lane: other.organizationId, dueInMs: week }]);
    space.pass(week);
    expect(await space.turn()).toEqual([{ kind: "done" }]);
    expect(await targetsOf(creatorId)).toMatchObject([{ dueInMs: week }]);
  });
});

describe("a creator in a campaign", () => {
  it("is watched as long as the collaboration goes on", async () => {
    const { creatorId } = await onYouTube();
    const campaignId = await campaignRow(space.database.app, member);
    await collaborationRow(space.database.app, member, campaignId, creatorId);
    const facts = { collaborationId: newId(), campaignId, creatorId };
    await deliver("collaborations.creator-invited.v1", facts);
    expect(await targetsOf(creatorId)).toMatchObject([{ lane: member.organizationId, dueInMs: 0 }]);
    await inScope(space.database.app, { organizationId: member.organizationId }, (sql) => sql.change(`UPDATE collaborations SET status = 'declined' WHERE creator_id = $1`, [creatorId]));
    await deliver("collaborations.collaboration-ended.v1", { ...facts, status: "declined", reason: "No time" });
    expect(await targetsOf(creatorId)).toMatchObject([{ dueInMs: null }]);
  });
});

describe("creators whom an organization imported", () => {
  it("are watched, but no more of them than 10,000 accounts of a platform", async () => {
    const ids = await listedCreators(space.database.app, member, 3);
    await space.asWorker(
      `INSERT INTO sync_targets (id, kind, platform, tier, lane, creator_id, external_id, due_at)
       SELECT gen_random_uuid(), 'account', 'youtube', 'listed', $1, gen_random_uuid(), n::text, $2 FROM generate_series(1, 9999) n`,
      [member.organizationId, new Date(space.clock.now().getTime() + day).toISOString()],
    );
    await settle(ids);
    await settle(ids);
    const planned = async () => (await Promise.all(ids.map(targetsOf))).flat().filter(({ dueInMs }) => dueInMs !== null).length;
    expect(await planned()).toBe(1);
    // Who is put on a list is watched for that.
    await add(await listOf(space.database.app, member, []), ids);
    await hear();
    expect(await planned()).toBe(3);
  });

  it("are nobody else's business, the readings of their accounts included", async () => {
    const [creatorId] = (await listedCreators(space.database.app, member, 1)) as [string];
    await settle([creatorId]);
    const seenBy = ({ organizationId }: Member) => inScope(space.database.app, { organizationId }, (sql) => sql.rows(`SELECT 1 FROM sync_targets WHERE creator_id = $1`, [creatorId]));
    expect([(await seenBy(member)).length, (await seenBy(other)).length]).toEqual([1, 0]);
  });

  it("and took back, are off the plan with what was read of them", async () => {
    const handle = newHandle();
    await space.tell.youtube("POST", "channels", { handle, title: "Nora", subscribers: 9_000 });
    const [creatorId] = (await listedCreators(space.database.app, member, 1)) as [string];
    await inScope(space.database.app, { organizationId: member.organizationId }, (sql) => sql.change(`UPDATE social_accounts SET handle = $2, handle_folded = $2 WHERE creator_id = $1`, [creatorId, handle]));
    await settle([creatorId]);
    await space.turn();
    const [key] = (await space.asWorker<{ key: string }>(`SELECT raw_key AS key FROM account_snapshots WHERE creator_id = $1`, [creatorId])).map((row) => row.key);
    await inScope(space.database.app, { organizationId: member.organizationId }, (sql) => sql.change(`DELETE FROM creators WHERE id = $1`, [creatorId]));
    await settle([creatorId]);
    expect(await targetsOf(creatorId)).toEqual([]);
    await expect(space.storage.get(key!)).rejects.toThrow();
  });
});

describe("a connected account", () => {
  it("stays with its consent while it has one, and is read publicly when that is over and somebody watches", async () => {
    const { creator, id, connectionId } = await space.connected(newHandle());
    await space.turn();
    const listId = await listOf(space.database.app, member, []);
    await add(listId, [creator.creatorId]);
    await hear();
    const ofAccount = async () => (await targetsOf(creator.creatorId)).filter((target) => target.id === id);
    expect(await ofAccount()).toMatchObject([{ tier: "daily", dueInMs: day }]);
    await inScope(space.database.worker, {}, (sql) => syncTargetsIn(sql).release(connectionId));
    expect(await ofAccount()).toMatchObject([{ tier: "listed", dueInMs: null, staleReason: "consent-lapsed" }]);
    await deliver("tracking.connection-lapsed.v1", { connectionId, creatorId: creator.creatorId, platform: "instagram", problem: "expired" });
    expect(await ofAccount()).toMatchObject([{ tier: "listed", lane: member.organizationId, dueInMs: 0 }]);
    await space.turn();
    expect(await ofAccount()).toMatchObject([{ dueInMs: week, staleReason: null }]);
  });

  it("given a public reading that comes after a fresher one with consent, keeps the fresher figures", async () => {
    const { creatorId, channelId } = await onYouTube();
    await add(await listOf(space.database.app, member, []), [creatorId]);
    await hear();
    await space.asWorker(`UPDATE social_accounts SET followers = 9_512, metrics_source = 'youtube', metrics_read_at = $2, external_id = $3 WHERE creator_id = $1`, [
      creatorId, new Date(space.clock.now().getTime() + 60_000).toISOString(), channelId,
    ]);
    await space.turn();
    expect(await accountsOf(creatorId)).toMatchObject([{ followers: 9_512 }]);
    expect(await readingsOf(creatorId)).toBe(1);
  });
});

describe("what can't be read", () => {
  it("given an installation without a key, says so and is looked at again tomorrow", async () => {
    const { creatorId } = await on("instagram");
    space.withoutKeys();
    await add(await listOf(space.database.app, member, []), [creatorId]);
    await hear();
    expect(await space.turn()).toEqual([{ kind: "done" }]);
    expect(await targetsOf(creatorId)).toMatchObject([{ staleReason: "no-key", dueInMs: day }]);
    expect(await accountsOf(creatorId)).toMatchObject([{ followers: null, source: "creator" }]);
  });

  it.each(["is shown to nobody any more", "gave its name to another one"])("given an account that %s, says so and keeps its figures", async (what) => {
    const handle = newHandle();
    const { creatorId } = await on("instagram", handle);
    await add(await listOf(space.database.app, member, []), [creatorId]);
    await hear();
    await space.turn();
    await space.tell.instagram("POST", "accounts", { username: handle, followers: 3, isPersonal: what.startsWith("is shown") });
    if (what.startsWith("gave")) await space.asWorker(`UPDATE social_accounts SET external_id = '17841499999999999' WHERE creator_id = $1`, [creatorId]);
    space.pass(week);
    await space.turn();
    expect(await targetsOf(creatorId)).toMatchObject([{ staleReason: "account-gone", dueInMs: week }]);
    expect(await accountsOf(creatorId)).toMatchObject([{ followers: 7_000 }]);
  });

  it.each([
    ["server-error", "platform-away"],
    ["null-counts", "answer-malformed"],
  ])("given a platform that answers %s, keeps its figures, says why (%s) and is tried again", async (kind, staleReason) => {
    const { creatorId } = await on("instagram");
    await add(await listOf(space.database.app, member, []), [creatorId]);
    await hear();
    await space.turn();
    space.pass(week);
    await space.tell.instagram("POST", "misbehave", { kind, times: 20 });
    await space.turn();
    const [target] = await targetsOf(creatorId);
    expect(target).toMatchObject({ staleReason, claim: null });
    expect(target!.dueInMs).toBeLessThanOrEqual(day);
    expect(await accountsOf(creatorId)).toMatchObject([{ followers: 7_000 }]);
  });

  it("given figures that an import put in the place of those read, shows what the platform says at the next reading, though it says the same", async () => {
    const { creatorId } = await onYouTube();
    await add(await listOf(space.database.app, member, []), [creatorId]);
    await hear();
    await space.turn();
    await space.asWorker(`UPDATE social_accounts SET followers = 1, metrics_source = 'import: list.csv' WHERE creator_id = $1`, [creatorId]);
    space.pass(week);
    await space.turn();
    expect(await accountsOf(creatorId)).toMatchObject([{ followers: 9_000, source: "youtube" }]);
  });
});
