import { inScope } from "@fanfare/db/scoped";
import { newId, type Member } from "@fanfare/domain/kernel";
import type { AccountReading, PostReading } from "@fanfare/domain/tracking";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { liveCampaign } from "@fanfare/testing/factories/campaigns";
import { memberOf } from "@fanfare/testing/factories/identity";
import { accountReading, postReading, verifiedPost } from "@fanfare/testing/factories/readings";
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
});
