import { inScope } from "@fanfare/db/scoped";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { QueryTypes } from "sequelize";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureMonths } from "./months.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const ensure = (from: string, months = 13) => inScope(database.worker, {}, (sql) => ensureMonths(sql, new Date(from), months));
const far = (year: number) =>
  database.owner.query<{ name: string; open: boolean }>(
    `SELECT relname AS name, has_table_privilege('fanfare_worker', oid, 'SELECT') OR has_table_privilege('fanfare_app', oid, 'SELECT') OR NOT relforcerowsecurity AS open
     FROM pg_class WHERE relkind = 'r' AND relname LIKE '%_snapshots_${year}_%' ORDER BY 1`,
    { type: QueryTypes.SELECT },
  );

describe("parts for coming months", () => {
  it("are made for both tables over the turn of a year, closed like the others, and only once by however many ask", async () => {
    const made = await Promise.all([ensure("2090-11-30T23:59:59Z", 3), ensure("2090-11-30T23:59:59Z", 3)]);
    expect(made.sort()).toEqual([0, 6]);
    const parts = [...(await far(2090)), ...(await far(2091))];
    expect(parts.map(({ name }) => name)).toEqual([
      "account_snapshots_2090_11", "account_snapshots_2090_12", "metric_snapshots_2090_11", "metric_snapshots_2090_12", "account_snapshots_2091_01", "metric_snapshots_2091_01",
    ]);
    expect(parts.filter(({ open }) => open)).toEqual([]);
  });

  it("given a writer that holds the table, give up soon instead of keeping everybody waiting", async () => {
    const holder = await database.owner.transaction();
    try {
      await database.owner.query(`LOCK TABLE metric_snapshots IN ROW EXCLUSIVE MODE`, { transaction: holder });
      await expect(ensure("2095-01-01T00:00:00Z", 1)).rejects.toThrow("lock timeout");
    } finally {
      await holder.rollback();
    }
    expect(await ensure("2095-01-01T00:00:00Z", 1)).toBe(2);
  });
});
