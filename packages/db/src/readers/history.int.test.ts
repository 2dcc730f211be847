import { accountAsOf, publicationAsOf } from "@fanfare/db/readers/history";
import { campaignReport } from "@fanfare/db/readers/reporting";
import { inScope } from "@fanfare/db/scoped";
import { ensureMonths } from "@fanfare/db/system/months";
import { storeReadings } from "@fanfare/db/system/readings";
import { newId, type Member } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { liveCampaign } from "@fanfare/testing/factories/campaigns";
import { memberOf } from "@fanfare/testing/factories/identity";
import { accountReading, postReading, verifiedPost, type VerifiedPost } from "@fanfare/testing/factories/readings";
import { QueryTypes } from "sequelize";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let database: TestDatabase;
let member: Member;
let stranger: Member;
let campaignId: string;
let post: VerifiedPost;
const moments: [string, number | null, number | null][] = [
  ["2020-01-31T12:00:00Z", 5, 1], // Before the first monthly part.
  ["2026-04-30T23:59:59.999Z", 100, 10],
  ["2026-05-01T00:00:00Z", 110, 11],
  ["2026-05-01T18:00:00Z", 150, null],
  ["2026-05-04T09:00:00Z", 300, 30],
];
beforeAll(async () => {
  database = await testDatabase();
  [member, stranger] = [await memberOf(database.app), await memberOf(database.app)];
  campaignId = (await liveCampaign(database.app, member)).id;
  post = await verifiedPost(database.app, { member, campaignId, handle: "mira" });
  await inScope(database.app, { organizationId: member.organizationId }, (sql) => sql.change(`UPDATE publications SET reported_at = '2020-01-01', verified_at = '2020-01-01'`));
  await inScope(database.worker, {}, (sql) => ensureMonths(sql, new Date("2026-04-01"), 2));
  const posts = moments.map(([at, views, likes]) => postReading(post.publicationId, at, { views, likes }));
  const accounts = moments.map(([at, followers]) => accountReading(post.socialAccountId, at, { followers, posts: 0 }));
  await inScope(database.worker, {}, (sql) => storeReadings(sql, { posts, accounts }));
});
afterAll(() => database.drop());

const asMember = <T>(work: Parameters<typeof inScope<T>>[2], by = member) => inScope(database.app, { organizationId: by.organizationId }, work);
const viewsAt = async (asOf: string) => (await asMember((sql) => publicationAsOf(sql, post.publicationId, asOf)))?.views ?? null;

describe("what was known of a post and of an account", () => {
  it.each([
    ["before the first reading", "2020-01-30", null],
    ["in a month that has no part of its own", "2020-06-01", 5],
    ["at the last millisecond of a month", "2026-04-30T23:59:59.999Z", 100],
    ["a millisecond before", "2026-04-30T23:59:59.998Z", 5],
    ["on the last day of a month", "2026-04-30", 100],
    ["at midnight, where the next day begins with a reading", "2026-05-01T00:00:00Z", 110],
    ["within a day", "2026-05-01T17:59:59Z", 110],
    ["on that day", "2026-05-01", 150],
    ["on a day without a reading", "2026-05-03", 150],
    ["today", "2026-11-01", 300],
    ["elsewhere on Earth, where it is another day", "2026-05-01T02:00:00+03:00", 5],
  ])("%s", async (_, asOf, known) => {
    expect(await viewsAt(asOf)).toBe(known);
    const account = await asMember((sql) => accountAsOf(sql, post.socialAccountId, asOf));
    expect(account?.followers ?? null).toBe(known);
  });

  it("is not told to another organization, nor of what does not exist", async () => {
    await expect(asMember((sql) => publicationAsOf(sql, post.publicationId, "2026-05-01"), stranger)).rejects.toMatchObject({ kind: "not-found" });
    await expect(asMember((sql) => accountAsOf(sql, newId(), "2026-05-01"))).rejects.toMatchObject({ kind: "not-found" });
  });
});

describe("a campaign's report as of a moment", () => {
  const report = (asOf: string | null) => asMember((sql) => campaignReport(sql, campaignId, asOf));

  it("shows the numbers, the line and the posts that were known then", async () => {
    const then = await report("2026-05-01T12:00:00Z");
    expect(then.figures.views.value).toBe(110);
    expect(then.series.points.at(-1)).toMatchObject({ at: "2026-05-01T00:00:00.000Z", views: 110 });
    expect([then.asOf, then.stages, then.readAt]).toEqual(["2026-05-01T12:00:00Z", [], "2026-05-01T00:00:00.000Z"]);
    expect((await report("2026-05-01")).figures.engagements).toMatchObject({ value: null, reason: "not-told" });
    expect((await report("2019-12-31")).posts).toEqual([]);
    expect((await report(null)).figures.views.value).toBe(300);
  });

  it("counts the money that had been moved by then", async () => {
    const at = await asMember((sql) => sql.row<{ at: Date }>(`SELECT min(posted_at) AS at FROM ledger_postings WHERE campaign_id = $1`, [campaignId]));
    const now = await report(null);
    const deposited = await report(at!.at.toISOString());
    const before = await report(new Date(at!.at.getTime() - 1).toISOString());
    expect([before.budget.funded, deposited.budget.funded, BigInt(now.budget.funded) > 0n]).toEqual(["0", now.budget.funded, true]);
  });

  it("marks days from which a platform counts something else", async () => {
    expect((await report(null)).marks.map(({ from }) => from)).toEqual(["2025-03-31"]);
    expect((await report("2020-12-31")).marks).toEqual([]);
  });
});

describe("readings in monthly parts", () => {
  const partsOf = (table: string) => database.owner.query<{ part: string; rows: number }>(`SELECT tableoid::regclass::text AS part, count(*)::int AS rows FROM ${table} GROUP BY 1 ORDER BY 1`, { type: QueryTypes.SELECT });

  it("lie in the part of their month in UTC, and what has none in the part for all others", async () => {
    await database.owner.query(`CREATE POLICY test ON account_snapshots TO CURRENT_USER USING (true)`);
    for (const table of ["metric_snapshots", "account_snapshots"]) {
      expect(await partsOf(table)).toEqual([{ part: `${table}_2026_04`, rows: 1 }, { part: `${table}_2026_05`, rows: 3 }, { part: `${table}_other`, rows: 1 }]);
    }
  });

  it("are seen by the organization whose campaign they are of, and in a part by nobody", async () => {
    const count = (by: Member, table: string) => asMember(async (sql) => (await sql.row<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`))?.count, by);
    expect([await count(member, "metric_snapshots"), await count(stranger, "metric_snapshots"), await count(stranger, "metric_days")]).toEqual([5, 0, 0]);
    await expect(count(member, "metric_snapshots_2026_05")).rejects.toThrow("permission denied");
    await expect(inScope(database.worker, {}, (sql) => sql.rows(`SELECT 1 FROM metric_snapshots_other`))).rejects.toThrow("permission denied");
    const change = asMember((sql) => sql.change(`UPDATE metric_snapshots SET views = 0`));
    await expect(change).rejects.toThrow("permission denied");
  });
});
