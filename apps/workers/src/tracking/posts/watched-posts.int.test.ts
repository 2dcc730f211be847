import { publicationOfDeliverable } from "@fanfare/db/readers/tracking";
import { syncTargetsIn } from "@fanfare/db/repositories/sync-targets";
import { inScope } from "@fanfare/db/scoped";
import { postChanged } from "@fanfare/db/system/webhooks";
import { newId, type CreatorActor, type Member } from "@fanfare/domain/kernel";
import { makeRefreshMetrics, makeReportPublication, windowAt } from "@fanfare/domain/tracking";
import { liveCampaign, requirement } from "@fanfare/testing/factories/campaigns";
import { asking, memberOf } from "@fanfare/testing/factories/identity";
import { approvedWork, creatorOnYouTube } from "@fanfare/testing/factories/tracking";
import type { SimulatedVideo } from "@fanfare/testing/simulators/control-client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { syncSpace, type Asked, type ConnectedAccount, type SyncSpace } from "../sync/sync-space.fixture.ts";
import { VerifyPublication } from "../verify-publication.job.ts";
import { PostReader } from "./post-reader.ts";

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

type Published = { id: string; deliverableId: string; postId: string };

const newHandle = () => `vera${(count += 1)}`;
const one = async <T extends object>(statement: string, ...bind: unknown[]) => (await space.asWorker<T>(statement, bind))[0]!;
const wholes = (asked: readonly Asked[]) => asked.map(({ payload }) => payload.isWhole ?? false);
const stored = async ({ deliverableId }: Published) => (await inScope(space.database.app, { organizationId: owner.organizationId }, (sql) => publicationOfDeliverable(sql, deliverableId))).publication!;
const kindsOf = async (post: Published) => (await stored(post)).observations.map(({ kind }) => kind);

/** The post at an address, as it is after its creator reported it and it was verified. */
async function reported(creator: CreatorActor, postId: string, url: string, requirements?: Parameters<typeof approvedWork>[1]["requirements"]): Promise<Published> {
  const [deliverableId] = (await approvedWork(space.database.app, { member: owner, campaignId, creator, ...(requirements && { requirements }) })).deliverableIds;
  const { id } = await makeReportPublication({ unitOfWork: space.unitOfWork })(asking(creator), { deliverableId: deliverableId!, url });
  const { platforms, connectors } = space.parts;
  const reader = new PostReader(space.database.worker, space.storage, platforms, connectors, space.grants);
  await new VerifyPublication(space.unitOfWork, reader).run({ organizationId: owner.organizationId, creatorId: creator.creatorId, correlationId: "test", publicationId: id });
  return { id, deliverableId: deliverableId!, postId };
}

/** A video that everybody may read. */
async function video(): Promise<Published> {
  const handle = newHandle();
  const creator = await creatorOnYouTube(space.database.app, handle);
  await space.tell.youtube("POST", "channels", { handle, title: "Vera" });
  const fields = { title: "A thousand kilometres", description: "With @kestrel", hasPaidProductPlacement: true, growthPerHour: 0, counts: { views: 12_000, likes: 480, comments: null } };
  const { id, watchUrl } = await space.tell.youtube<SimulatedVideo>("POST", "videos", { channel: `@${handle}`, ...fields });
  return reported(creator, id, watchUrl);
}
const change = ({ postId }: Published, fields: object) => space.tell.youtube("PATCH", `videos/${postId}`, fields);

/** A picture that only its owner's consent shows, in a campaign of its own: a creator is in each once. */
async function picture({ creator, handle }: ConnectedAccount): Promise<Published> {
  campaignId = (await liveCampaign(space.database.app, owner)).id;
  await space.turn();
  const wanted = { ...requirement, platform: "instagram", format: "image", disclosure: "hashtag" } as const;
  const { id, url } = await space.tell.instagram<{ id: string; url: string }>("POST", "posts", { account: handle, caption: "Summer with @kestrel #ad", growthPerHour: 0, counts: { views: 900 } });
  return reported(creator, id, url, [wanted]);
}

async function readAll(asked: readonly Asked[]): Promise<void> {
  for (const one of asked) await space.read(one);
}

describe("a post that has to stay up", () => {
  it("is read as a whole once a day, and an edit is told with the numbers of the same reading", async () => {
    const post = await video();
    space.pass(hour);
    expect(wholes(await space.plan())).toEqual([false]);
    space.pass(23 * hour + 11 * minute);
    await change(post, { description: "With nobody", counts: { views: 16_000 } });
    const asked = await space.plan();
    expect(wholes(asked)).toEqual([true]);
    await readAll(asked);
    const edited = await stored(post);
    expect([edited.metrics, await kindsOf(post)]).toMatchObject([{ views: 16_000 }, ["edited", "checked"]]);
    expect(edited.checks.filter(({ result }) => result === "failed").map(({ name }) => name)).toEqual(["mention"]);
    expect(edited.observations[0]!.change).toMatchObject({ before: expect.stringContaining("With @kestrel") as string, after: expect.stringContaining("With nobody") as string });
    expect(Date.parse(edited.nextReadingAt!) - space.clock.now().getTime()).toBe(24 * hour - 11 * minute);
  });

  it("given that it left and came back with other words, is gone, back and edited", async () => {
    const post = await video();
    await change(post, { privacy: "private" });
    space.pass(24 * hour);
    await space.turn();
    await change(post, { privacy: "public", description: "With nobody" });
    space.pass(24 * hour);
    await space.turn();
    expect((await kindsOf(post)).toSorted()).toEqual(["back", "checked", "edited", "gone"]);
    expect(await stored(post)).toMatchObject({ goneAt: null, status: "verified" });
  });

  it("given that the platform told of a change, is read as a whole at the next turn, and by its plan afterwards", async () => {
    const post = await video();
    space.pass(hour);
    await space.turn();
    space.pass(10 * minute);
    await inScope(space.database.worker, {}, (sql) => postChanged(sql, "youtube", { kind: "post-changed", accountId: "UC", postId: post.postId }, space.clock.now()));
    const asked = await space.plan();
    expect(wholes(asked)).toEqual([true]);
    await readAll(asked);
    space.pass(2 * hour);
    expect(wholes(await space.plan())).toEqual([false]);
  });

  it("given an allowance that does not hold more, has its numbers read, and is read as a whole when something is left", async () => {
    const post = await video();
    space.pass(24 * hour);
    await space.parts.quotas.plan("youtube", "pool", windowAt("pacific-day", space.clock.now()), "daily", 9_800);
    const asked = await space.plan();
    expect(wholes(asked)).toEqual([false]);
    await readAll(asked);
    expect(await kindsOf(post)).toHaveLength(1);
    space.pass(24 * hour);
    expect(wholes(await space.plan())).toEqual([true]);
  });

  it("given that no allowance is left for it, says so after an hour, and no more once it is read", async () => {
    const post = await video();
    space.pass(hour);
    await space.parts.quotas.plan("youtube", "batchGetStats", windowAt("pacific-day", space.clock.now()), "daily", 9_800);
    const planner = space.planner();
    expect(await space.plan(planner)).toEqual([]);
    expect((await stored(post)).freshness.staleReason).toBeNull();
    space.pass(hour);
    expect(await space.plan(planner)).toEqual([]);
    expect((await stored(post)).freshness).toMatchObject({ staleReason: "quota-used-up", staleSince: space.clock.now().toISOString() });
    space.pass(24 * hour);
    await readAll(await space.plan(planner));
    expect((await stored(post)).freshness.staleReason).toBeNull();
  });

  it("given a platform that this installation can't read any more, says so after an hour", async () => {
    const waiting = { id: newId(), lane: newId() };
    await space.asWorker(
      `INSERT INTO sync_targets (id, kind, platform, tier, lane, creator_id, external_id, due_at) VALUES ($1, 'post', 'tiktok', 'hot', $2, $2, 'one', $3)`,
      [waiting.id, waiting.lane, new Date(space.clock.now().getTime() - hour).toISOString()],
    );
    expect(await space.plan()).toEqual([]);
    expect(await one(`SELECT stale_reason AS reason FROM sync_targets WHERE id = $1`, waiting.id)).toEqual({ reason: "no-key" });
  });

  it("given that its owner took another name since, is still theirs", async () => {
    const post = await video();
    await space.asWorker(`UPDATE social_accounts a SET handle = 'renamed' || a.handle, handle_folded = 'renamed' || a.handle_folded FROM publications p WHERE p.id = $1 AND a.creator_id = p.creator_id`, [post.id]);
    space.pass(24 * hour);
    await space.turn();
    expect(await stored(post)).toMatchObject({ editedAt: null, observations: [{ kind: "checked" }, {}] });
    expect((await stored(post)).checks.filter(({ result }) => result === "failed")).toEqual([]);
  });

  it("given that its time is over and it left, is not looked for again", async () => {
    const post = await video();
    await inScope(space.database.app, { organizationId: owner.organizationId }, (sql) => sql.change(`UPDATE publications SET must_stay_until = verified_at + interval '30 minutes' WHERE id = $1`, [post.id]));
    await change(post, { privacy: "private" });
    space.pass(hour);
    await space.turn();
    expect(await stored(post)).toMatchObject({ nextReadingAt: null, goneAt: null });
  });
});

describe("a post that only its owner's consent shows", () => {
  type Waiting = { isDue: boolean; staleReason: string | null; staleSince: Date | null };
  const waits = ({ id }: Published) => one<Waiting>(`SELECT due_at < 'infinity' AS "isDue", stale_reason AS "staleReason", stale_since AS "staleSince" FROM sync_targets WHERE id = $1`, id);
  const viewsOf = async ({ id }: Published) => (await one<{ views: number }>(`SELECT views::int FROM metric_days WHERE publication_id = $1`, id)).views;
  const askedFor = async () => (await space.asWorker(`SELECT 1 FROM outbox WHERE type LIKE '%publication-unreadable%'`)).length;

  const end = ({ connectionId }: ConnectedAccount) =>
    inScope(space.database.worker, {}, async (sql) => {
      await syncTargetsIn(sql).release(connectionId);
      await sql.change(`UPDATE account_connections SET status = 'disconnected' WHERE id = $1`, [connectionId]);
    });
  const connectAgain = ({ id, connectionId, creator, grant }: ConnectedAccount) =>
    inScope(space.database.worker, {}, async (sql) => {
      await sql.change(`UPDATE account_connections SET status = 'active' WHERE id = $1`, [connectionId]);
      await syncTargetsIn(sql).watchAccount({ socialAccountId: id, creatorId: creator.creatorId, connectionId, platform: "instagram", externalId: grant.externalId, at: space.clock.now() });
    });

  it("is read with it, waits without one, and is read again with the next", async () => {
    const account = await space.connected(newHandle());
    const post = await picture(account);
    await space.tell.instagram("PATCH", `posts/${post.postId}`, { counts: { views: 1_200 } });
    space.pass(hour);
    await space.turn();
    expect(await viewsOf(post)).toBe(1_200);
    const before = await askedFor();
    await end(account);
    space.pass(2 * hour);
    await space.turn();
    const askedAt = space.clock.now();
    expect(await waits(post)).toEqual({ isDue: false, staleReason: "not-connected", staleSince: askedAt });
    expect((await stored(post)).freshness).toMatchObject({ staleReason: "not-connected", staleSince: askedAt.toISOString() });
    // A member who wants it read now does not have the creator asked again.
    space.pass(6 * minute);
    await makeRefreshMetrics({ unitOfWork: space.unitOfWork })(asking(owner), { campaignId });
    await space.turn();
    expect([await waits(post), (await askedFor()) - before]).toEqual([{ isDue: false, staleReason: "not-connected", staleSince: askedAt }, 1]);
    await space.tell.instagram("PATCH", `posts/${post.postId}`, { counts: { views: 1_500 } });
    await connectAgain(account);
    await space.turn();
    expect([await waits(post), await viewsOf(post)]).toEqual([{ isDue: true, staleReason: null, staleSince: null }, 1_500]);
  });

  it("given a platform that fails for one of them, has the others read as a whole", async () => {
    const account = await space.connected(newHandle());
    const posts = [await picture(account), await picture(account), await picture(account)];
    space.pass(24 * hour);
    const asked = (await space.plan()).filter(({ payload }) => payload.isWhole);
    expect(asked).toHaveLength(1);
    // A read is tried three times.
    await space.tell.instagram("POST", "misbehave", { kind: "not-json", times: 3 });
    await readAll(asked);
    const rows = await space.asWorker<{ reason: string | null }>(`SELECT stale_reason AS reason FROM sync_targets WHERE id = ANY($1::uuid[]) ORDER BY stale_reason`, [posts.map(({ id }) => id)]);
    expect(rows.map(({ reason }) => reason)).toEqual(["answer-malformed", null, null]);
  });

  it("given that only another account of its creator is connected, waits, and is not taken for gone", async () => {
    const account = await space.connected(newHandle());
    const post = await picture(account);
    const other = await space.connected(newHandle());
    await end(account);
    await space.asWorker(`UPDATE account_connections SET creator_id = $2 WHERE id = $1`, [other.connectionId, account.creator.creatorId]);
    space.pass(hour);
    await space.turn();
    expect(await waits(post)).toMatchObject({ isDue: false, staleReason: "not-connected" });
    expect((await stored(post)).goneAt).toBeNull();
  });
});
