import { readCsv, sniffCsv } from "@fanfare/adapters/csv";
import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { makeCloseImport, makeImportRows, makeLoadImport, makeStartImport, makeUndoImport, makeUploadImport, rowReader } from "@fanfare/domain/creators";
import type { Member } from "@fanfare/domain/kernel";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "./database.ts";
import { asking, memberOf } from "./factories/identity.ts";

let database: TestDatabase;
let owner: Member;
beforeAll(async () => {
  database = await testDatabase();
  owner = await memberOf(database.app);
});
afterAll(() => database.drop());

const deps = () => ({ unitOfWork: unitOfWorkOn(database.app, { now: () => new Date() }) });

/** Imports a file under the mapping that was guessed; answers its id. */
async function importFile(...lines: string[]): Promise<string> {
  const content = Buffer.from(lines.join("\n"));
  const dialect = sniffCsv(content);
  const table: string[][] = [];
  for await (const row of readCsv(Readable.from(content), dialect)) table.push(row);
  const [columns = [], ...data] = table;
  const { id } = await makeUploadImport(deps())(asking(owner), { fileName: "modash.csv", storageKey: "imports/modash.csv", ...dialect, columns, totalRows: data.length });
  const target = { importId: id, organizationId: owner.organizationId };
  const { mapping, defaults } = await makeLoadImport(deps())(asking(owner), target);
  await makeStartImport(deps())(asking(owner), { importId: id, mapping, defaults });
  const read = rowReader(await makeLoadImport(deps())(asking(owner), target));
  const { doneRows, counts } = await makeImportRows(deps())(asking(owner), target, 0, data.map((cells, index) => read(cells, index)));
  expect({ doneRows, rejected: counts.rejected }).toEqual({ doneRows: data.length, rejected: 0 });
  await makeCloseImport(deps())(asking(owner), target, null);
  return id;
}

const stored = () =>
  inScope(database.app, { organizationId: owner.organizationId }, (sql) =>
    sql.row(
      `SELECT c.city, c.gender, c.birth_year, c.contact_kinds, c.email, a.metrics, a.is_verified, a.last_post_at, a.post_count::int, a.audience ->> 'credibility' AS credibility, a.history,
         (SELECT jsonb_agg(jsonb_build_array(r.format, r.amount_minor, trim(r.currency))) FROM creator_rates r WHERE r.creator_id = c.id) AS rates
       FROM creators c JOIN social_accounts a ON a.creator_id = c.id WHERE a.handle_folded = 'mira'`,
    ),
  );

const header = "Username,Platform,Followers,City,Gender,Age,Avg. likes,Avg. comments,Credibility,Last posted,Verified,Posts,Price,Email";
const today = new Date().toISOString().slice(0, 10);
const first = {
  history: [{ day: today, followers: 12_000, averageLikes: 1_523, averageViews: null }],
  city: "Köln", gender: "female", birth_year: new Date().getUTCFullYear() - 30, contact_kinds: ["email"], email: "mira@fanfare.example", metrics: { averageLikes: 1_523, averageComments: 40 }, is_verified: true,
  last_post_at: new Date("2026-05-01T00:00:00Z"), post_count: 321, credibility: "0.85", rates: [["image", 120_000, "USD"]],
};

describe("an account that is in files of different days", () => {
  it("keeps one reading a day, oldest first, so that its growth can be told", async () => {
    await importFile("Username,Platform,Followers", "rosa,Instagram,1000");
    const history = () => inScope(database.app, owner, (sql) => sql.row<{ history: { day: string; followers: number }[] }>(`SELECT history FROM social_accounts WHERE handle_folded = 'rosa'`));
    await inScope(database.app, owner, (sql) => sql.change(`UPDATE social_accounts SET history = jsonb_set(history, '{0,day}', '"2026-01-02"') WHERE handle_folded = 'rosa'`));
    await importFile("Username,Platform,Followers", "rosa,Instagram,1100");
    await importFile("Username,Platform,Followers", "rosa,Instagram,1200");
    expect((await history())?.history.map(({ day, followers }) => [day, followers])).toEqual([["2026-01-02", 1_000], [today, 1_200]]);
  });
});

describe("what discovery filters by, out of an imported file", () => {
  it("is stored with the creator and the account", async () => {
    await importFile(header, `mira,Instagram,12000,Köln,Female,30,1523.4,40,85%,2026-05-01,yes,321,"$1,200",mira@fanfare.example`);
    expect(await stored()).toEqual(first);
  });

  it("changes with a later file, which leaves alone what it does not tell, and is taken back with that file", async () => {
    const later = await importFile("Username,Platform,Followers,Avg. likes,Price,Email", "mira,Instagram,13000,1700,€99,");
    expect(await stored()).toEqual({ ...first, history: [{ day: today, followers: 13_000, averageLikes: 1_700, averageViews: null }], email: null, contact_kinds: [], metrics: { averageLikes: 1_700, averageComments: 40 }, rates: [["image", 9_900, "EUR"]] });
    await makeUndoImport(deps())(asking(owner), { importId: later });
    expect(await stored()).toEqual(first);
  });
});
