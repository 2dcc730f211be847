import { instagramNotices } from "@fanfare/adapters/platforms";
import type { Jobs } from "@fanfare/adapters/jobs";
import { inScope } from "@fanfare/db/scoped";
import { storeReadings } from "@fanfare/db/system/readings";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { keepDelivery } from "@fanfare/db/webhook-deliveries";
import { newId, type Member } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { liveCampaign } from "@fanfare/testing/factories/campaigns";
import { memberOf } from "@fanfare/testing/factories/identity";
import { postReading, verifiedPost, type VerifiedPost } from "@fanfare/testing/factories/readings";
import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { storageFromEnvironment } from "../sync/sync-space.fixture.ts";
import { ReceiveWebhook } from "../webhooks/receive-webhook.job.ts";
import { KeepStoryFigures } from "./keep-story-figures.job.ts";

const storage = storageFromEnvironment();
const accountId = "17841400000000001";
const readAt = new Date(Date.now() - 3 * 3_600_000).toISOString();
const endedAt = new Date(Math.floor(Date.now() / 1000) * 1000 - 3_600_000);

let database: TestDatabase;
let owner: Member;
let campaignId: string;
let story: VerifiedPost;
let storyId: string;
let count = 0;
beforeAll(async () => {
  database = await testDatabase();
  owner = await memberOf(database.app);
  campaignId = (await liveCampaign(database.app, owner)).id;
});
afterAll(() => database.drop());

/** A verified story of a connected account, whose views and likes were read two hours before it ended. */
beforeEach(async () => {
  story = await verifiedPost(database.app, { member: owner, campaignId, handle: `mira${(count += 1)}` });
  storyId = `1790000000000000${count}`;
  await inScope(database.app, { organizationId: owner.organizationId }, (sql) =>
    sql.change(`UPDATE publications SET platform = 'instagram', external_id = $2, post = jsonb_build_object('title', '', 'accountExternalId', $3::text) WHERE id = $1`, [story.publicationId, storyId, accountId]),
  );
  await inScope(database.worker, {}, async (sql) => {
    await sql.change(
      `INSERT INTO sync_targets (id, kind, platform, tier, lane, organization_id, creator_id, external_id, due_at) VALUES ($1, 'post', 'instagram', 'hot', $2, $2, $3, $4, now() + interval '1 day')`,
      [story.publicationId, owner.organizationId, story.creatorId, storyId],
    );
    await storeReadings(sql, { posts: [{ ...postReading(story.publicationId, readAt, { views: 900, likes: 40 }), source: "instagram" }], accounts: [] });
  });
});

/** A delivery of the platform, from the door to the job that the delivery asks for; answers which jobs those were. */
async function told(value: object, { of = accountId, at = endedAt, field = "story_insights" } = {}): Promise<string[]> {
  const notices = instagramNotices([{ accountId: of, at, field, value: { media_id: storyId, ...value } }]);
  const key = { platform: "instagram", deliveryId: createHash("sha256").update(newId()).digest("hex") } as const;
  await inScope(database.app, {}, (sql) => keepDelivery(sql, key, { notices }));
  const enqueue = vi.fn(async (_name: string) => "job");
  const payload = { organizationId: null, creatorId: null, correlationId: "test", ...key };
  await new ReceiveWebhook(database.worker, { enqueue: enqueue as unknown as Jobs["enqueue"] }, unitOfWorkOn(database.app, { now: () => new Date() })).run(payload);
  const asked = enqueue.mock.calls.map(([name]) => name);
  if (asked.includes("tracking.keep-story-figures")) await keep(payload);
  return asked;
}
const keep = (payload: Parameters<KeepStoryFigures["run"]>[0]) => new KeepStoryFigures(database.worker, storage).run(payload);

type Row = { takenAt: Date; source: string; views: number | null; likes: number | null; comments: number | null; shares: number | null; rawKey: string };
const rows = <T extends object>(statement: string) => inScope(database.worker, {}, (sql) => sql.rows<T>(statement, [story.publicationId]));
const snapshots = () =>
  rows<Row>(`SELECT taken_at AS "takenAt", source, views::int, likes::int, comments::int, shares::int, raw_key AS "rawKey" FROM metric_snapshots WHERE publication_id = $1 ORDER BY taken_at`);
const collected = async () => (await rows(`SELECT 1 FROM outbox WHERE aggregate_id = $1 AND type LIKE '%metrics-collected%'`)).length;

describe("the figures that a platform tells when a story ends", () => {
  it("are the story's last reading, with what was not told as it was read, the message as it came, and the fact", async () => {
    expect(await told({ impressions: 950, reach: 700, shares: 3, taps_back: 2 })).toEqual(["tracking.keep-story-figures"]);
    const [, last] = await snapshots();
    expect(last).toMatchObject({ takenAt: endedAt, source: "webhook", views: 950, likes: 40, comments: null, shares: 3 });
    const kept = JSON.parse(gunzipSync(Buffer.concat((await (await storage.get(last!.rawKey)).toArray()) as Buffer[])).toString("utf8")) as { answer: unknown };
    expect(kept.answer).toEqual({ media_id: storyId, impressions: 950, reach: 700, shares: 3, taps_back: 2 });
    expect(await collected()).toBe(1);
    expect(await rows(`SELECT views::int FROM metric_days WHERE publication_id = $1 ORDER BY day DESC LIMIT 1`)).toEqual([{ views: 950 }]);
  });

  it("given the same delivery again, or the same figures in another, are kept once", async () => {
    await told({ views: 950 });
    await told({ views: 950 });
    await told({ views: 950 }, { at: new Date(endedAt.getTime() + 60_000) });
    expect([(await snapshots()).length, await collected()]).toEqual([2, 1]);
  });

  it.each([
    ["less than was read before", { views: 5 }],
    ["a figure that is none", { views: 950, shares: -1 }],
    ["words", { views: "many" }],
    ["nothing that is kept", { reach: 700, replies: 4 }],
  ])("given %s, leave the figures as they were read", async (_what, value) => {
    await told(value);
    expect(await snapshots()).toMatchObject([{ source: "instagram", views: 900, likes: 40 }]);
    expect(await collected()).toBe(0);
  });

  it("given a clock that is ahead, don't come from the future", async () => {
    await told({ views: 950 }, { at: new Date(Date.now() + 86_400_000) });
    expect((await snapshots())[1]!.takenAt.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it("given another account than the story is on, or another message than about its figures, touch nothing", async () => {
    await told({ views: 950 }, { of: "17841400000000009" });
    expect(await told({ views: 950 }, { field: "comments" })).toEqual([]);
    expect(await snapshots()).toHaveLength(1);
  });

  it("given a delivery that is forgotten, are left alone", async () => {
    expect(await keep({ organizationId: null, creatorId: null, correlationId: "test", platform: "instagram", deliveryId: "f".repeat(64) })).toMatchObject({ kind: "skipped" });
  });
});
