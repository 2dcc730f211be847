import { publicationOfDeliverable } from "@fanfare/db/readers/tracking";
import { syncTargetsIn } from "@fanfare/db/repositories/sync-targets";
import { inScope } from "@fanfare/db/scoped";
import type { Member } from "@fanfare/domain/kernel";
import { makeRefreshMetrics, makeReportPublication } from "@fanfare/domain/tracking";
import { liveCampaign } from "@fanfare/testing/factories/campaigns";
import { asking, memberOf } from "@fanfare/testing/factories/identity";
import { approvedWork, creatorOnYouTube } from "@fanfare/testing/factories/tracking";
import type { SimulatedVideo } from "@fanfare/testing/simulators/control-client";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PostReader } from "../posts/post-reader.ts";
import { VerifyPublication } from "../verify-publication.job.ts";
import { syncSpace, type ConnectedAccount, type SyncSpace } from "./sync-space.fixture.ts";

const minute = 60_000;
const hour = 60 * minute;

let space: SyncSpace;
let owner: Member;
let campaignId: string;
let count = 0;
beforeAll(async () => {
  space = await syncSpace();
  owner = await memberOf(space.database.app);
  campaignId = (await liveCampaign(space.database.app, owner)).id;
});
afterAll(() => space.close());
beforeEach(() => space.reset());

const newHandle = () => `mira${(count += 1)}`;
const one = async <T extends object>(statement: string, ...bind: unknown[]) => (await space.asWorker<T>(statement, bind))[0]!;
const many = async (statement: string, ...bind: unknown[]) => (await one<{ count: number }>(`SELECT count(*)::int AS count FROM ${statement}`, ...bind)).count;
type Row = { dueInMs: number; claim: string | null; lane: string; lastReadAt: Date | null; lastChangedAt: Date | null; failures: number; staleSince: Date | null; staleReason: string | null };
const targetOf = (id: string) =>
  one<Row>(
    `SELECT (extract(epoch FROM due_at - $2::timestamptz) * 1000)::float8 AS "dueInMs", claim, lane, last_read_at AS "lastReadAt", last_changed_at AS "lastChangedAt", failures,
       stale_since AS "staleSince", stale_reason AS "staleReason" FROM sync_targets WHERE id = $1`,
    id, space.clock.now().toISOString(),
  );
const figuresOf = ({ id }: ConnectedAccount) => one<{ followers: number; posts: number; views: number; likes: number }>(`SELECT followers::int, post_count::int AS posts, average_views::int AS views, (metrics ->> 'averageLikes')::int AS likes FROM social_accounts WHERE id = $1`, id);
const factsOf = async (id: string) => (await space.asWorker<{ type: string }>(`SELECT type FROM outbox WHERE aggregate_id = $1 ORDER BY position`, [id])).map(({ type }) => type.split(".")[2]);

describe("a connected account", () => {
  const publish = (account: string) => space.tell.instagram<{ id: string }>("POST", "posts", { account, caption: "Summer", growthPerHour: 0, counts: { views: 900, likes: 54 } });

  async function readOnce(): Promise<ConnectedAccount> {
    const account = await space.connected(newHandle());
    await publish(account.handle);
    expect(await space.turn()).toEqual([{ kind: "done" }]);
    return account;
  }

  it("given that it is due, is read with its consent: the answer, the reading, its day and the figures are kept, and it is due tomorrow", async () => {
    const account = await readOnce();
    expect(await figuresOf(account)).toEqual({ followers: 12_000, posts: 1, views: 900, likes: 54 });
    expect(await targetOf(account.id)).toMatchObject({ dueInMs: 24 * hour, claim: null, lane: "00000000-0000-0000-0000-000000000000", failures: 0, staleReason: null });
    const { key, followers } = await one<{ key: string; followers: number }>(`SELECT raw_key AS key, followers::int FROM account_snapshots WHERE social_account_id = $1`, account.id);
    expect(followers).toBe(12_000);
    const kept: unknown = JSON.parse(gunzipSync(Buffer.concat((await (await space.storage.get(key)).toArray()) as Buffer[])).toString("utf8"));
    expect(kept).toMatchObject({ source: "instagram", targetId: account.id, answer: { profile: { followers: 12_000 } } });
    expect(await many(`account_days WHERE social_account_id = $1 AND followers = 12000`, account.id)).toBe(1);
    expect(await factsOf(account.id)).toEqual(["account-read"]);
  });

  it("given the same answer again, moves only its target", async () => {
    const account = await readOnce();
    const before = await targetOf(account.id);
    space.pass(hour);
    await space.makeDue(account.id);
    expect(await space.turn()).toEqual([{ kind: "done" }]);
    const after = await targetOf(account.id);
    expect(after.lastReadAt!.getTime() - before.lastReadAt!.getTime()).toBe(hour);
    expect(after.lastChangedAt).toEqual(before.lastChangedAt);
    expect(after.dueInMs).toBe(24 * hour);
    expect(await many(`account_snapshots WHERE social_account_id = $1`, account.id)).toBe(1);
    expect(await factsOf(account.id)).toEqual(["account-read"]);
  });

  it("given another answer, keeps both readings and shows the newer", async () => {
    const account = await readOnce();
    space.pass(hour);
    await space.tell.instagram("POST", "accounts", { username: account.handle, followers: 12_500 });
    await space.makeDue(account.id);
    await space.turn();
    expect(await figuresOf(account)).toMatchObject({ followers: 12_500 });
    expect(await many(`account_snapshots WHERE social_account_id = $1`, account.id)).toBe(2);
    expect(await many(`account_days WHERE social_account_id = $1 AND followers = 12500`, account.id)).toBe(1);
  });

  it.each([
    ["html", "platform-away"],
    ["server-error", "platform-away"],
    ["not-json", "answer-malformed"],
    ["null-counts", "answer-malformed"],
    ["word-counts", "answer-malformed"],
    ["token-revoked", "consent-lapsed"],
  ])("given a platform that answers %s, keeps its figures, says since when and why (%s), and is read again later", async (kind, staleReason) => {
    const account = await readOnce();
    const before = await figuresOf(account);
    space.pass(hour);
    await space.tell.instagram("POST", "misbehave", { kind, times: 20 });
    await space.makeDue(account.id);
    await space.turn();
    expect(await targetOf(account.id)).toMatchObject({ staleReason, staleSince: space.clock.now(), failures: 1, claim: null, dueInMs: expect.toSatisfy((ms: number) => ms >= 5 * minute) as number });
    expect(await figuresOf(account)).toEqual(before);
    expect(await many(`account_snapshots WHERE social_account_id = $1`, account.id)).toBe(1);
    expect(await many(`account_days WHERE social_account_id = $1 AND followers = 12000`, account.id)).toBe(1);
  });

  it("given that it failed and is read well again, is stale no more", async () => {
    const account = await readOnce();
    await space.tell.instagram("POST", "misbehave", { kind: "server-error", times: 3 });
    space.pass(hour);
    await space.makeDue(account.id);
    await space.turn();
    expect((await targetOf(account.id)).staleReason).toBe("platform-away");
    space.pass(6 * minute);
    expect(await space.turn()).toEqual([{ kind: "done" }]);
    expect(await targetOf(account.id)).toMatchObject({ staleReason: null, staleSince: null, failures: 0 });
  });

  it("given a consent that ended while the platform was asked, stores nothing", async () => {
    const account = await space.connected(newHandle());
    const [asked] = await space.plan();
    const endsMeanwhile = async () => {
      await inScope(space.database.worker, {}, (sql) => syncTargetsIn(sql).release(account.connectionId));
      return account.grant;
    };
    await space.read(asked!, { of: endsMeanwhile, insteadOf: endsMeanwhile });
    expect(await many(`account_snapshots WHERE social_account_id = $1`, account.id)).toBe(0);
    expect((await figuresOf(account)).followers).toBeNull();
    expect(await targetOf(account.id)).toMatchObject({ staleReason: "consent-lapsed", lastReadAt: null });
  });
});

describe("a campaign's post", () => {
  type Published = { id: string; deliverableId: string; video: SimulatedVideo };

  async function verified(): Promise<Published> {
    const handle = newHandle();
    const creator = await creatorOnYouTube(space.database.app, handle);
    await space.tell.youtube("POST", "channels", { handle, title: "Mira" });
    const [deliverableId] = (await approvedWork(space.database.app, { member: owner, campaignId, creator })).deliverableIds;
    const fields = { title: "A thousand kilometres", description: "With @kestrel", hasPaidProductPlacement: true, growthPerHour: 0, counts: { views: 12_000, likes: 480, comments: null } };
    const video = await space.tell.youtube<SimulatedVideo>("POST", "videos", { channel: `@${handle}`, ...fields });
    const { id } = await makeReportPublication({ unitOfWork: space.unitOfWork })(asking(creator), { deliverableId: deliverableId!, url: video.watchUrl });
    await verify(id, creator.creatorId);
    return { id, deliverableId: deliverableId!, video };
  }

  function verify(publicationId: string, creatorId: string) {
    const { platforms, connectors } = space.parts;
    const job = new VerifyPublication(space.unitOfWork, new PostReader(space.database.worker, space.storage, platforms, connectors, space.grants));
    return job.run({ organizationId: owner.organizationId, creatorId, correlationId: "test", publicationId });
  }

  const stored = async ({ deliverableId }: Published) => (await inScope(space.database.app, { organizationId: owner.organizationId }, (sql) => publicationOfDeliverable(sql, deliverableId))).publication!;
  const readings = ({ id }: Published) => many(`metric_snapshots WHERE publication_id = $1`, id);
  const counted = (post: Published, views: number) => space.tell.youtube("PATCH", `videos/${post.video.id}`, { counts: { views, likes: 480 } });

  it("given that it was verified, is read an hour later, and its numbers follow", async () => {
    const post = await verified();
    expect(await space.plan()).toEqual([]);
    await counted(post, 15_000);
    space.pass(hour);
    expect(await space.turn()).toEqual([{ kind: "done" }]);
    expect((await stored(post)).metrics).toMatchObject({ views: 15_000, likes: 480, comments: null, shares: null });
    expect(await readings(post)).toBe(2);
    expect(await targetOf(post.id)).toMatchObject({ dueInMs: 2 * hour, claim: null, failures: 0 });
    expect(await factsOf(post.id)).toEqual(["publication-reported", "publication-verified", "metrics-collected", "metrics-collected"]);
  });

  it("given the same numbers again, moves only its target", async () => {
    const post = await verified();
    space.pass(hour);
    await space.turn();
    const before = await readings(post);
    space.pass(2 * hour);
    await space.turn();
    expect(await readings(post)).toBe(before);
    expect((await targetOf(post.id)).lastReadAt).not.toBeNull();
  });

  it("given a member who asks, is read at the next turn", async () => {
    const post = await verified();
    await counted(post, 13_000);
    space.pass(6 * minute);
    await makeRefreshMetrics({ unitOfWork: space.unitOfWork })(asking(owner), { campaignId });
    expect(await space.turn()).toEqual([{ kind: "done" }]);
    expect((await stored(post)).metrics).toMatchObject({ views: 13_000 });
  });

  it("given that it is gone, keeps its numbers and says so, and is read again when it is back", async () => {
    const post = await verified();
    await space.tell.youtube("PATCH", `videos/${post.video.id}`, { privacy: "private" });
    space.pass(hour);
    await space.turn();
    const gone = await stored(post);
    expect([gone.metrics, gone.status]).toMatchObject([{ views: 12_000, likes: 480 }, "verified"]);
    expect(gone.goneAt).not.toBeNull();
    expect(await targetOf(post.id)).toMatchObject({ staleReason: "post-gone", dueInMs: 2 * hour });
    await space.tell.youtube("PATCH", `videos/${post.video.id}`, { privacy: "public", counts: { views: 14_000 } });
    space.pass(2 * hour);
    await space.turn();
    expect(await stored(post)).toMatchObject({ goneAt: null, metrics: { views: 14_000 } });
    expect((await targetOf(post.id)).staleReason).toBeNull();
  });

  it.each([
    ["html", "platform-away"],
    ["server-error", "platform-away"],
    ["null-counts", "answer-malformed"],
    ["not-json", "answer-malformed"],
    ["quotaExceeded", "quota-used-up"],
    ["keyInvalid", "refused"],
  ])("given a platform that answers %s, keeps its numbers and says why they are old (%s)", async (kind, staleReason) => {
    const post = await verified();
    await space.tell.youtube("POST", "misbehave", { kind, times: 20 });
    space.pass(hour);
    await space.turn();
    expect((await stored(post)).metrics).toMatchObject({ views: 12_000, likes: 480 });
    expect(await readings(post)).toBe(1);
    expect(await targetOf(post.id)).toMatchObject({ staleReason, staleSince: space.clock.now(), failures: 1 });
  });
});
