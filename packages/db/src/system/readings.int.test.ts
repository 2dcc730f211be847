import { inScope } from "@fanfare/db/scoped";
import { newId, type Member } from "@fanfare/domain/kernel";
import type { AccountReading, PostReading } from "@fanfare/domain/tracking";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { liveCampaign } from "@fanfare/testing/factories/campaigns";
import { memberOf } from "@fanfare/testing/factories/identity";
import { accountReading, postReading, verifiedPost } from "@fanfare/testing/factories/readings";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeReadings } from "./readings.ts";

let database: TestDatabase;
let member: Member;
let campaignId: string;
beforeAll(async () => {
  database = await testDatabase();
  member = await memberOf(database.app);
  campaignId = (await liveCampaign(database.app, member)).id;
});
afterAll(() => database.drop());

let count = 0;
const newPost = () => verifiedPost(database.app, { member, campaignId, handle: `mira${(count += 1)}` });
const store = (readings: { posts?: PostReading[]; accounts?: AccountReading[] }) => inScope(database.worker, {}, (sql) => storeReadings(sql, { posts: [], accounts: [], ...readings }));
const asMember = <T extends object>(statement: string, bind: unknown[]) => inScope(database.app, { organizationId: member.organizationId }, (sql) => sql.rows<T>(statement, bind));
const daysOf = (id: string) => asMember(`SELECT day::text, views::int, likes::int FROM metric_days WHERE publication_id = $1 ORDER BY day`, [id]);

describe("storing readings of posts", () => {
  it("keeps each reading once, and the last of each day", async () => {
    const { publicationId: id } = await newPost();
    const at = (time: string, views: number) => postReading(id, time, { views });
    const first = [at("2026-05-01T10:00:00Z", 10), at("2026-05-01T23:59:59.999Z", 30), at("2026-05-02T00:00:00Z", 40), at("2026-05-01T10:00:00Z", 10)];
    expect(await store({ posts: first })).toEqual({ posts: [id], accounts: [] });
    expect(await store({ posts: [at("2026-05-01T12:00:00Z", 20)] })).toEqual({ posts: [id], accounts: [] });
    expect(await store({ posts: [at("2026-05-01T12:00:00Z", 99), postReading(newId(), "2026-05-01T12:00:00Z")] })).toEqual({ posts: [], accounts: [] });
    expect(await daysOf(id)).toEqual([{ day: "2026-05-01", views: 30, likes: null }, { day: "2026-05-02", views: 40, likes: null }]);
  });
});

describe("days of a post", () => {
  const moments = ["2026-04-30T23:59:59.999Z", "2026-05-01T00:00:00.000Z", "2026-05-01T12:00:00.000Z", "2026-05-01T23:59:59.999Z", "2026-05-31T23:59:59.999Z", "2026-06-01T00:00:00.000Z", "2019-07-01T12:00:00.000Z"];
  const taken = fc.record({ at: fc.constantFrom(...moments), batch: fc.nat(3) });

  it("are the last reading of each day, whatever the order in which readings come and however often", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(taken, { minLength: 1, maxLength: 20 }), async (order) => {
        const { publicationId: id } = await newPost();
        // What a moment tells depends on the moment alone; some tell nothing, which is no zero.
        const told = (at: string) => ({ views: moments.indexOf(at) * 10, likes: moments.indexOf(at) % 2 === 0 ? null : moments.indexOf(at) });
        for (const batch of [0, 1, 2, 3]) await store({ posts: order.filter((one) => one.batch === batch).map(({ at }) => postReading(id, at, told(at))) });
        const last = new Map(order.map(({ at }) => at).toSorted().map((at) => [at.slice(0, 10), at]));
        expect(await daysOf(id)).toEqual([...last].map(([day, at]) => ({ day, ...told(at) })));
        const [row] = await asMember<{ count: number }>(`SELECT count(*)::int AS count FROM metric_snapshots WHERE publication_id = $1`, [id]);
        expect(row?.count).toBe(new Set(order.map(({ at }) => at)).size);
      }),
      { numRuns: 25 },
    );
  });

  it("are the same when two writers bring the same readings at once", async () => {
    const posts = await Promise.all(Array.from({ length: 8 }, newPost));
    const readings = posts.flatMap(({ publicationId }, index) => moments.map((at) => postReading(publicationId, at, { views: index })));
    const answers = await Promise.all([store({ posts: readings }), store({ posts: readings.toReversed() })]);
    expect(answers.flatMap((answer) => answer.posts).sort()).toEqual(posts.map(({ publicationId }) => publicationId).sort());
  });
});

describe("storing readings of accounts", () => {
  it("brings the account up to date, and leaves what was not told as it was", async () => {
    const { socialAccountId: id } = await newPost();
    await store({ accounts: [accountReading(id, "2026-05-01T10:00:00Z", { followers: 1_000, posts: 7, handle: "newname" })] });
    expect(await store({ accounts: [accountReading(id, "2026-05-02T10:00:00Z", { posts: 8 })] })).toEqual({ posts: [], accounts: [id] });
    const [row] = await asMember(`SELECT handle, followers::int, post_count::int AS posts, metrics_source AS source, metrics_read_at AS at, history FROM social_accounts WHERE id = $1`, [id]);
    expect(row).toEqual({
      handle: "newname", followers: 1_000, posts: 8, source: "youtube", at: new Date("2026-05-02T10:00:00Z"),
      history: [{ day: "2026-05-01", followers: 1_000, averageLikes: null, averageViews: null }, { day: "2026-05-02", followers: null, averageLikes: null, averageViews: null }],
    });
  });

  it("given a handle that another account of the list still has, keeps the old one and stores the rest", async () => {
    const [one, other] = [await newPost(), await newPost()];
    const handleOf = async (id: string) => (await asMember<{ handle: string }>(`SELECT handle FROM social_accounts WHERE id = $1`, [id]))[0]!.handle;
    const before = await handleOf(one.socialAccountId);
    await store({ accounts: [accountReading(one.socialAccountId, "2026-05-01T10:00:00Z", { handle: await handleOf(other.socialAccountId), followers: 5 })] });
    expect(await asMember(`SELECT handle, followers::int FROM social_accounts WHERE id = $1`, [one.socialAccountId])).toEqual([{ handle: before, followers: 5 }]);
  });
});
