import { inScope, sqlState } from "@fanfare/db/scoped";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe("a prepared statement", () => {
  const double = (value: unknown) => inScope(database.worker, {}, (sql) => sql.prepared<{ twice: number }>("double", "SELECT 2 * $1::int AS twice", [value]));

  it("given other values, answers anew", async () => {
    expect(await double(2)).toEqual([{ twice: 4 }]);
    expect(await double(3)).toEqual([{ twice: 6 }]);
  });

  it("given one that fails, tells the state as every other statement does", async () => {
    expect(sqlState(await double("many").catch((error: unknown) => error))).toBe("22P02");
    expect(await double(4)).toEqual([{ twice: 8 }]);
  });

  it("sees what its transaction sees", async () => {
    const seen = await inScope(database.app, { organizationId: "0197a000-0000-7000-8000-000000000001" }, (sql) => sql.prepared<{ id: string }>("scope", "SELECT current_organization() AS id", []));
    expect(seen).toEqual([{ id: "0197a000-0000-7000-8000-000000000001" }]);
  });
});
