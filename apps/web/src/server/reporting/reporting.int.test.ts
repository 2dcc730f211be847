import { inScope } from "@fanfare/db/scoped";
import { hashToken, newId, type Member } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { liveCampaign } from "@fanfare/testing/factories/campaigns";
import { asking, memberOf } from "@fanfare/testing/factories/identity";
import { approvedWork, creatorOnYouTube } from "@fanfare/testing/factories/tracking";
import { metricSnapshotsIn } from "@fanfare/db/repositories/tracking";
import { campaignActivity, campaignReport, portfolio, shareLinksOf } from "@fanfare/db/readers/reporting";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../app.ts";
import { reportingOf } from "../compose/reporting.ts";
import { testApp } from "../testing/world.ts";
import { creatorsCsv, portfolioCsv, postsCsv } from "./csv.ts";
import { answerSharedReport } from "./shared-report.ts";

let database: TestDatabase;
let app: App;
let owner: Member;
let campaignId: string;
let otherId: string;
beforeAll(async () => {
  database = await testDatabase();
  app = testApp(database);
  owner = await memberOf(database.app);
  campaignId = (await liveCampaign(database.app, owner, { name: "=Summer running" })).id;
  otherId = (await liveCampaign(database.app, owner, { name: "Autumn trails" })).id;
  await publishedPost("Mira Lind", 52_000, [[12_000, 480, 20]], true);
  await publishedPost("Leo =cmd", 30_000, [[3_000, 100, null], [8_000, 320, null]], false);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

/** A verified post with its readings an hour apart, and what its creator was paid. */
async function publishedPost(name: string, price: number, readings: [number, number, number | null][], isPaid: boolean): Promise<void> {
  const { organizationId } = owner;
  const creator = await creatorOnYouTube(database.app, name.replace(/\W/g, ""), name);
  const { collaborationId, deliverableIds } = await approvedWork(database.app, { member: owner, campaignId, creator, agreedMinor: price });
  await inScope(database.app, { organizationId }, async (sql) => {
    const id = newId();
    await sql.change(
      `INSERT INTO publications (id, organization_id, creator_id, campaign_id, collaboration_id, deliverable_id, platform, url, external_id, status, post, published_at, reported_at, verified_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'youtube', 'https://youtu.be/' || $7::text, $7::text, 'verified', '{"title": "@mira runs"}', now(), now(), now(), now())`,
      [id, organizationId, creator.creatorId, campaignId, collaborationId, deliverableIds[0], id],
    );
    for (const [index, [views, likes, comments]] of readings.entries()) {
      const takenAt = new Date(Date.UTC(2026, 4, 1, 10 + index));
      const snapshot = { id: newId(), organizationId, creatorId: creator.creatorId, campaignId, publicationId: id, takenAt, source: "youtube", shares: null, rawKey: "kept" };
      await metricSnapshotsIn(sql).add({ ...snapshot, views, likes, comments });
    }
    if (!isPaid) return;
    await sql.change(
      `INSERT INTO payouts (id, organization_id, creator_id, campaign_id, collaboration_id, campaign_name, brand_name, creator_name, amount_minor, currency, status, hold_until, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, 'Summer', 'Kestrel', $6, $7, 'EUR', 'settled', now(), now(), now())`,
      [newId(), organizationId, creator.creatorId, campaignId, collaborationId, name, price],
    );
    await sql.change(`UPDATE wallets SET settled_minor = settled_minor + $2 WHERE campaign_id = $1`, [campaignId, price]);
  });
}

const report = () => inScope(database.app, { organizationId: owner.organizationId }, (sql) => campaignReport(sql, campaignId));
const share = (expiresInDays: number | null = 30) => reportingOf(app).shareReport(asking(owner), { campaignId, expiresInDays });
const open = async (token: string, locale: "en" | "ru" = "en") => {
  const answer = await answerSharedReport(app, token, locale);
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
};

describe("a campaign's report", () => {
  it("counts the last reading of each post, and prices what was paid", async () => {
    const { figures, series, posts, creators } = await report();
    expect(figures.views.value).toBe(20_000);
    expect(figures.engagements.value).toBe(820);
    expect(figures["engagement-rate"].value).toBeCloseTo(0.041);
    expect(figures.spent.value).toEqual({ amount: "52000", currency: "EUR" });
    expect(figures.cpm.value).toEqual({ amount: "2600", currency: "EUR" });
    expect(figures.cpe.value).toEqual({ amount: "63", currency: "EUR" });
    expect(series.points.at(-1)).toMatchObject({ views: 20_000, engagements: 820 });
    expect(posts.map(({ creatorName, views }) => [creatorName, views])).toEqual([["Mira Lind", 12_000], ["Leo =cmd", 8_000]]);
    expect(creators.find(({ creatorName }) => creatorName === "Leo =cmd")).toMatchObject({ paid: null, cpm: null, views: 8_000 });
  });

  it("given no post yet, says why figures are unknown instead of zero", async () => {
    const { figures, series, readAt } = await inScope(database.app, { organizationId: owner.organizationId }, (sql) => campaignReport(sql, otherId));
    expect(figures.views).toMatchObject({ value: null, reason: "no-posts" });
    expect(figures.posts.value).toBe(0);
    expect([series.points, readAt]).toEqual([[], null]);
  });

  it("given another organization, is not found", async () => {
    const stranger = await memberOf(database.app);
    await expect(inScope(database.app, { organizationId: stranger.organizationId }, (sql) => campaignReport(sql, campaignId))).rejects.toMatchObject({ kind: "not-found" });
    const { rows } = await inScope(database.app, { organizationId: stranger.organizationId }, (sql) => portfolio(sql, { brandId: null }));
    expect(rows).toEqual([]);
  });

  it("stands beside the others in the portfolio, with totals of the currency", async () => {
    const { rows, totals } = await inScope(database.app, { organizationId: owner.organizationId }, (sql) => portfolio(sql, { brandId: null }));
    expect(rows.map(({ name }) => name).sort()).toEqual(["=Summer running", "Autumn trails"]);
    expect(totals).toMatchObject([{ currency: "EUR", campaigns: 2, figures: { views: { value: 20_000 }, funded: { value: { amount: "1000000" } } } }]);
  });

  it("tells what happened, newest first", async () => {
    const lines = await inScope(database.app, { organizationId: owner.organizationId }, (sql) => campaignActivity(sql, campaignId, 50));
    expect(lines.map(({ type }) => type)).toContain("payments.deposit-recorded.v1");
    expect(lines.map(({ occurredAt }) => occurredAt)).toEqual(lines.map(({ occurredAt }) => occurredAt).toSorted().toReversed());
  });
});

describe("a CSV of a report", () => {
  it("carries ids, decimals with their currency, empty cells for the unknown, and no formulas", async () => {
    const posts = postsCsv(await report());
    expect(posts.split("\n")[0]).toContain("publication_id");
    expect(posts).toContain("'=Summer running");
    expect(posts).toContain("'@mira runs");
    expect(posts).toContain(campaignId);
    const creators = creatorsCsv(await report());
    expect(creators).toContain(",EUR,520.00,520.00,1,12000,500,");
    expect(creators).toContain(",EUR,300.00,,1,8000,320,0.04,,");
    const all = await inScope(database.app, { organizationId: owner.organizationId }, (sql) => portfolio(sql, { brandId: null }));
    expect(portfolioCsv(all)).toContain(",EUR,5000.00,5000.00,0.00,520.00,4480.00,2,");
  });
});

describe("a shared report", () => {
  it("opens without an account, shows this campaign alone, and no single creator's pay", async () => {
    const { html, status, headers } = await open((await share()).token);
    expect(status).toBe(200);
    expect(html).toContain("=Summer running");
    expect(html).toContain("20,000");
    expect(html).not.toContain("Autumn trails");
    expect(html).not.toContain("300.00");
    expect(html).not.toMatch(/<script/i);
    expect(html).toContain('<meta name="robots" content="noindex, nofollow"/>');
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("cache-control")).toContain("no-store");
  });

  it("speaks the reader's language", async () => {
    const { html } = await open((await share()).token, "ru");
    expect(html).toContain('<html lang="ru"');
    expect(html).toContain("Отчёт о кампании");
  });

  it("given a key that was taken back or has run out, answers a friendly 410; an unknown one 404", async () => {
    const revoked = await share();
    await reportingOf(app).revokeShare(asking(owner), { shareLinkId: revoked.id });
    expect(await open(revoked.token)).toMatchObject({ status: 410, html: expect.stringContaining("This link has ended") as string });
    const expired = await share(1);
    await inScope(database.app, { organizationId: owner.organizationId }, (sql) => sql.change(`UPDATE share_links SET expires_at = now() - interval '1 second' WHERE id = $1`, [expired.id]));
    expect((await open(expired.token)).status).toBe(410);
    expect((await open("a".repeat(43))).status).toBe(404);
    expect((await open("' OR 1=1 --")).status).toBe(404);
  });

  it("its key alone sees the link and nothing of the organization", async () => {
    const { token } = await share();
    const seen = await inScope(database.app, { tokenHash: hashToken(token) }, async (sql) => ({
      links: (await sql.rows(`SELECT id FROM share_links`)).length, campaigns: (await sql.rows(`SELECT id FROM campaigns`)).length, posts: (await sql.rows(`SELECT id FROM publications`)).length,
    }));
    expect(seen).toEqual({ links: 1, campaigns: 0, posts: 0 });
  });

  it("is made and taken back by those who may share, and listed without its key", async () => {
    const viewer = { ...owner, role: "viewer" as const };
    expect(() => reportingOf(app).shareReport(asking(viewer), { campaignId, expiresInDays: null })).toThrow("Your role does not allow this");
    const { token } = await share();
    const links = await inScope(database.app, { organizationId: owner.organizationId }, (sql) => shareLinksOf(sql, campaignId, new Date()));
    expect(links.length).toBeGreaterThan(0);
    expect(JSON.stringify(links)).not.toContain(token);
    await expect(reportingOf(app).shareReport(asking(owner), { campaignId: newId(), expiresInDays: null })).rejects.toMatchObject({ kind: "not-found" });
  });
});

describe("given one post that was read just now and one whose platform has not answered since", () => {
  beforeAll(async () => {
    await inScope(database.app, { organizationId: owner.organizationId }, (sql) =>
      sql.change(
        `INSERT INTO sync_targets (id, kind, platform, tier, lane, organization_id, creator_id, external_id, due_at, last_read_at, stale_since, stale_reason)
         SELECT p.id, 'post', p.platform, 'hot', p.organization_id, p.organization_id, p.creator_id, p.external_id, now() + interval '1 hour',
           CASE WHEN d.creator_name = 'Mira Lind' THEN now() END, CASE WHEN d.creator_name <> 'Mira Lind' THEN '2026-05-02T12:00:00Z'::timestamptz END, CASE WHEN d.creator_name <> 'Mira Lind' THEN 'platform-away' END
         FROM publications p JOIN deliverables d ON d.id = p.deliverable_id WHERE p.campaign_id = $1`,
        [campaignId],
      ),
    );
  });

  it("the report counts both, and its rows say since when and why", async () => {
    const { freshness, posts, creators, readAt } = await report();
    expect(freshness).toEqual({ posts: 2, fresh: 1, byHand: 0, final: 0, unread: 0, stale: [{ platform: "youtube", reason: "platform-away", posts: 1 }] });
    expect(Date.now() - Date.parse(readAt!)).toBeLessThan(60_000);
    const stale = { source: "public", readAt: "2026-05-01T11:00:00.000Z", staleSince: "2026-05-02T12:00:00.000Z", staleReason: "platform-away" };
    expect(posts.find(({ creatorName }) => creatorName === "Leo =cmd")!.freshness).toMatchObject(stale);
    expect(creators.map(({ creatorName, freshness: own }) => [creatorName, own?.staleReason])).toContainEqual(["Leo =cmd", "platform-away"]);
  });

  it("a report that looks back to the day before says nothing of it", async () => {
    const { freshness } = await inScope(database.app, { organizationId: owner.organizationId }, (sql) => campaignReport(sql, campaignId, "2026-05-01"));
    expect(freshness).toMatchObject({ posts: 0, stale: [] });
  });

  it("the shared report says it in the reader's words, and the file has it in columns", async () => {
    const { token } = await share();
    const { html } = await open(token);
    expect(html).toContain("1 of 2 posts read within a day");
    expect(html).toContain("1 post on YouTube is stale: it does not answer. The last figures that were read are shown.");
    expect((await open(token, "ru")).html).toContain("1 публикация на YouTube устарела: площадка не отвечает.");
    expect(postsCsv(await report())).toContain(",2026-05-01T11:00:00.000Z,public,2026-05-02T12:00:00.000Z,platform-away,");
  });
});
