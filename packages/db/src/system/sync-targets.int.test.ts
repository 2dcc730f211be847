import { inScope, type Sql } from "@fanfare/db/scoped";
import { newId } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claimDue, countDueBefore, dueLanes } from "./sync-targets.ts";

type Node = { "Node Type": string; "Relation Name"?: string; "Actual Rows": number; "Actual Loops": number; "Rows Removed by Filter"?: number; Plans?: Node[] };

const [all, dueInAll, laneCount] = [10_000, 60, 20];
const now = new Date("2026-05-01T12:00:00Z");
const lanes = Array.from({ length: laneCount }, () => newId()).sort();

let database: TestDatabase;
/** Ten thousand posts in twenty lanes; in the first three of them twenty are due each, the others next week. */
beforeAll(async () => {
  database = await testDatabase();
  await inScope(database.worker, {}, (sql) =>
    sql.change(
      `INSERT INTO sync_targets (id, kind, platform, tier, lane, creator_id, external_id, due_at)
       SELECT gen_random_uuid(), 'post', 'youtube', 'hot', ($1::uuid[])[1 + nth % $2::int], gen_random_uuid(), nth::text,
         $3::timestamptz + CASE WHEN nth % $2::int < 3 AND nth / $2::int < 20 THEN interval '-1 hour' ELSE interval '7 days' END
       FROM generate_series(0, $4::int - 1) AS nth`,
      [lanes, laneCount, now.toISOString(), all],
    ),
  );
  await database.owner.query("ANALYZE sync_targets");
});
afterAll(() => database.drop());

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** How many rows of the plan the work read, as PostgreSQL counted them when it ran. */
async function rowsReadBy(work: (sql: Sql) => Promise<unknown>): Promise<number> {
  const nodes: Node[] = [];
  await inScope(database.worker, {}, async (sql) => {
    const rows = async (statement: string, bind: readonly unknown[] = []) => {
      const [explained] = await sql.rows<{ "QUERY PLAN": { Plan: Node }[] }>(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${statement}`, bind);
      nodes.push(...nodesOf(explained!["QUERY PLAN"][0]!.Plan));
      return [];
    };
    await work({ ...sql, rows, row: async (statement: string, bind?: readonly unknown[]) => (await rows(statement, bind))[0] ?? null });
  });
  const reads = nodes.filter((node) => node["Relation Name"] === "sync_targets" && node["Node Type"] !== "ModifyTable");
  return reads.reduce((sum, node) => sum + (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"], 0);
}

describe("what the planner reads of ten thousand targets", () => {
  it("to find lanes in which something is due is one row a lane", async () => {
    expect(await rowsReadBy((sql) => dueLanes(sql, now))).toBeLessThanOrEqual(laneCount + 1);
    const found = await inScope(database.worker, {}, (sql) => dueLanes(sql, now));
    expect(found.map(({ lane }) => lane)).toEqual(lanes.slice(0, 3));
  });

  it("to know how much is due is what is due, and one row a lane", async () => {
    expect(await rowsReadBy((sql) => countDueBefore(sql, "youtube", "hot", now, 1_000))).toBeLessThanOrEqual(dueInAll + laneCount + 1);
    expect(await inScope(database.worker, {}, (sql) => countDueBefore(sql, "youtube", "hot", now, 1_000))).toBe(dueInAll);
    expect(await inScope(database.worker, {}, (sql) => countDueBefore(sql, "youtube", "hot", now, 7))).toBe(7);
  });

  it("to claim them is what it claims, found and then changed", async () => {
    const leaseUntil = new Date(now.getTime() + 600_000);
    const claim = (sql: Sql, each: number) => claimDue(sql, { platform: "youtube", tier: "hot", turn: { lanes: lanes.slice(0, 3), each }, claim: newId(), now, leaseUntil });
    expect(await inScope(database.worker, {}, (sql) => claim(sql, 5))).toHaveLength(15);
    // Each is read in its lane, locked, and read once more by its key.
    expect(await rowsReadBy((sql) => claim(sql, 10))).toBeLessThanOrEqual(3 * 30);
    expect(await inScope(database.worker, {}, (sql) => claim(sql, 500))).toHaveLength(15);
  });
});
