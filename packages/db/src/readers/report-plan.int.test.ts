import { campaignReport, portfolio } from "@fanfare/db/readers/reporting";
import { inScope, type Sql } from "@fanfare/db/scoped";
import { ensureMonths } from "@fanfare/db/system/months";
import { storeReadings } from "@fanfare/db/system/readings";
import type { Member } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { liveCampaign } from "@fanfare/testing/factories/campaigns";
import { memberOf } from "@fanfare/testing/factories/identity";
import { postReading, verifiedPost } from "@fanfare/testing/factories/readings";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

type Node = { "Node Type": string; "Relation Name"?: string; "Index Cond"?: string; Plans?: Node[] };

let database: TestDatabase;
let member: Member;
let campaignId: string;
beforeAll(async () => {
  database = await testDatabase();
  member = await memberOf(database.app);
  campaignId = (await liveCampaign(database.app, member)).id;
  const { publicationId } = await verifiedPost(database.app, { member, campaignId, handle: "mira" });
  const posts = Array.from({ length: 30 }, (_, day) => postReading(publicationId, new Date(Date.UTC(2026, 4, 1 + day, 12)).toISOString(), { views: day }));
  await inScope(database.worker, {}, (sql) => ensureMonths(sql, new Date("2026-05-01"), 1));
  await inScope(database.worker, {}, (sql) => storeReadings(sql, { posts, accounts: [] }));
});
afterAll(() => database.drop());

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** How PostgreSQL reads each table that the work looks at, as it would if the tables were large. */
async function readsOf(work: (sql: Sql) => Promise<unknown>): Promise<Node[]> {
  const nodes: Node[] = [];
  await inScope(database.app, { organizationId: member.organizationId }, async (sql) => {
    await sql.rows(`SELECT set_config('enable_seqscan', 'off', true)`);
    const rows = async <Row extends object>(statement: string, bind: readonly unknown[] = []) => {
      const [explained] = await sql.rows<{ "QUERY PLAN": { Plan: Node }[] }>(`EXPLAIN (FORMAT JSON) ${statement}`, bind);
      nodes.push(...nodesOf(explained!["QUERY PLAN"][0]!.Plan));
      return sql.rows<Row>(statement, bind);
    };
    await work({ ...sql, rows, row: async <Row extends object>(statement: string, bind?: readonly unknown[]) => (await rows<Row>(statement, bind))[0] ?? null });
  });
  return nodes.filter((node) => node["Relation Name"]);
}

describe("what a report reads", () => {
  it.each([
    ["a campaign's report", (sql: Sql) => campaignReport(sql, campaignId)],
    ["a campaign's report as of a day", (sql: Sql) => campaignReport(sql, campaignId, "2026-05-20")],
    ["all campaigns", (sql: Sql) => portfolio(sql, { brandId: null })],
  ])("for %s are days, posts and work found by index, and no single reading", async (_, work) => {
    const reads = await readsOf(work);
    const of = (table: string) => reads.filter((node) => node["Relation Name"]!.startsWith(table));
    expect(of("metric_snapshots")).toEqual([]);
    expect(of("metric_days").length).toBeGreaterThan(0);
    const found = [...of("metric_days"), ...of("publications")].map((node) => [node["Node Type"], node["Relation Name"], node["Index Cond"] !== undefined || node["Node Type"] === "Bitmap Heap Scan"]);
    expect(found.filter(([kind, , isBounded]) => kind === "Seq Scan" || !isBounded)).toEqual([]);
    // An organization's whole work is no part of one campaign's report.
    expect(of("deliverables").filter((node) => !/\b(collaboration_)?id = /.test(node["Index Cond"] ?? ""))).toEqual([]);
  });

  it("as of a moment within a day are the readings of that day besides, in the one part where they lie", async () => {
    const reads = await readsOf((sql) => campaignReport(sql, campaignId, "2026-05-20T13:00:00Z"));
    const parts = reads.map((node) => node["Relation Name"]!).filter((name) => name.startsWith("metric_snapshots"));
    expect(new Set(parts)).toEqual(new Set(["metric_snapshots_2026_05"]));
  });
});
