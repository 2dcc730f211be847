import { openConnection, type SingleConnection } from "@fanfare/db/copy";
import { inScope } from "@fanfare/db/scoped";
import { newId } from "@fanfare/domain/kernel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "../database.ts";
import { creatorOf } from "./creators.ts";
import { isSeeded, nextSeed, writeCreators } from "./write.ts";

const today = new Date("2026-11-25T00:00:00Z");
const publicly = { organizationId: null, today };

describe("writing invented creators", () => {
  let database: TestDatabase;
  let client: SingleConnection;
  const numberOf = async (from: string) => Number((await client.query<{ count: string }>(`SELECT count(*) FROM ${from}`)).rows[0]!.count);

  beforeAll(async () => {
    database = await testDatabase();
    client = await openConnection(database.urls.owner);
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it("puts them with accounts and figures where an organization sees them, and on the index's list", async () => {
    const written = await writeCreators(client, { ...publicly, seed: 1, count: 30 });
    expect(written.creators).toBe(30);
    const expected = creatorOf(1, 3, publicly);
    const [row] = await inScope(database.app, { organizationId: newId() }, (sql) =>
      sql.rows<{ name: string; posts: unknown; languages: string[]; audience: unknown }>(
        `SELECT c.display_name AS name, c.languages, a.posts, a.audience FROM creators c JOIN social_accounts a ON a.creator_id = c.id WHERE c.id = $1 ORDER BY a.followers DESC LIMIT 1`,
        [expected.id],
      ),
    );
    expect(row).toEqual({ name: expected.displayName, languages: expected.languages, posts: expected.accounts[0]!.posts, audience: expected.accounts[0]!.audience });
    expect(await numberOf("creators_to_index")).toBe(30);
  });

  it("leaves walls and triggers as they were", async () => {
    expect(await numberOf("pg_class WHERE relname IN ('creators', 'social_accounts', 'creator_rates') AND relrowsecurity AND relforcerowsecurity")).toBe(3);
    expect(await numberOf("pg_trigger WHERE tgrelid IN ('creators'::regclass, 'social_accounts'::regclass, 'creator_rates'::regclass) AND tgenabled <> 'O'")).toBe(0);
  });

  it("adds a set of its own with the next seed, and knows the ones that are there", async () => {
    const seed = await nextSeed(client);
    expect([await isSeeded(client, 1), await isSeeded(client, seed)]).toEqual([true, false]);
    await writeCreators(client, { ...publicly, seed, count: 20, isIndexed: false });
    expect([await numberOf("creators"), await numberOf("creators_to_index")]).toEqual([50, 30]);
  });

  it("takes a chunk back as a whole when one of it can't be written", async () => {
    await expect(writeCreators(client, { ...publicly, seed: 1, count: 40 })).rejects.toThrow("duplicate key");
    expect(await numberOf("creators")).toBe(50);
  });
});
