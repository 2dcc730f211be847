import { openConnection } from "@fanfare/db/copy";
import { catalogueSearch } from "@fanfare/db/readers/catalogue-search";
import { inScope } from "@fanfare/db/scoped";
import { cursorSigner, fold } from "@fanfare/domain/discovery";
import { newId } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { contractCreators, describeSearch, stranger, viewer } from "@fanfare/testing/search-contract";
import { writeDocuments } from "@fanfare/testing/seed/write";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const country = contractCreators.find((creator) => creator.organizationId === null && creator.country !== null)!.country!;
const cursors = cursorSigner("a secret of this test, and of no other");

/** A database in which two organizations and all creators of the contract are. */
async function filledDatabase(): Promise<TestDatabase> {
  const database = await testDatabase();
  for (const id of [viewer, stranger]) await inScope(database.app, { organizationId: id }, (sql) => sql.change(`INSERT INTO organizations (id, name, kind, created_at) VALUES ($1, 'Aurora', 'agency', now())`, [id]));
  const client = await openConnection(database.urls.owner);
  await writeDocuments(client, contractCreators, { today: new Date(), detail: "contract" });
  await client.end();
  return database;
}

describeSearch("searching the catalogue itself", async () => {
  const database = await filledDatabase();
  return { search: catalogueSearch({ db: database.app, cursors, timeoutMs: 15_000 }), close: () => database.drop() };
});

describe("searching the catalogue itself while the engine is away", () => {
  let database: TestDatabase;
  const search = (timeoutMs = 15_000) => catalogueSearch({ db: database.app, cursors, timeoutMs });
  beforeAll(async () => {
    database = await filledDatabase();
  });
  afterAll(() => database.drop());

  it("names conditions that it can't apply, in groups too, and applies the others", async () => {
    const filter = { likeCreators: [newId()], isVerified: true, anyOf: [{ likeAudienceOf: [newId()], isVerified: true }] };
    const page = await search().search(viewer, { filter, sort: "followers", limit: 50, cursor: null });
    expect(page.ignored).toEqual(["likeCreators", "likeAudienceOf"]);
    expect(page.creators.length).toBeGreaterThan(0);
    expect(page.creators.every(({ accounts }) => accounts[0]!.isVerified)).toBe(true);
  });

  it("given a catalogue too large to be looked through, looks at the largest who fit, and says that there may be more", async () => {
    const wanted = { filter: { countries: { include: [country] } }, sort: "followers" as const, limit: 3, cursor: null };
    const whole = await search().search(viewer, wanted);
    const page = await catalogueSearch({ db: database.app, cursors, mostCandidates: 3 }).search(viewer, wanted);
    expect(page.creators).toEqual(whole.creators);
    expect([whole.totalIsExact, page.totalIsExact]).toEqual([true, false]);
  });

  it("given new followers of an account, finds its creator in the new place", async () => {
    const [last] = await search().ids(viewer, {}, "followers", 1_000).then((ids) => ids.slice(-1));
    await inScope(database.worker, {}, (sql) => sql.change(`UPDATE social_accounts SET followers = 900000000, metrics_read_at = now() WHERE creator_id = $1`, [last]));
    const [first] = (await catalogueSearch({ db: database.app, cursors, mostCandidates: 1 }).search(viewer, { filter: {}, sort: "followers", limit: 1, cursor: null })).creators;
    expect(first!.id).toBe(last);
  });

  it("folds letters as the engine's documents do", async () => {
    const letters = [[0x21, 0x17f], [0x218, 0x21b], [0x400, 0x45f], [0x490, 0x491]].flatMap(([first, last]) => Array.from({ length: last! - first! + 1 }, (_, offset) => String.fromCodePoint(first! + offset))).filter((letter) => /\p{L}|[ -~]/u.test(letter));
    const rows = await inScope(database.app, { organizationId: viewer }, (sql) => sql.rows<{ letter: string; folded: string }>(`SELECT l AS letter, trim(folded('a' || l || 'b')) AS folded FROM unnest($1::text[]) l`, [letters]));
    expect(rows.filter(({ letter, folded }) => folded !== fold(`a${letter}b`))).toEqual([]);
  });

  it("does not count facets", async () => {
    expect(await search().facets(viewer, {})).toBeNull();
  });

  it("ends a search that takes too long with a sentence", async () => {
    await expect(search(1).search(viewer, { filter: { captions: { any: ["honest thoughts"] } }, sort: "followers", limit: 50, cursor: null })).rejects.toMatchObject({ kind: "unavailable", code: "discovery.takes-too-long" });
  });

  it("takes a person's text as text, whatever is in it", async () => {
    for (const text of ["'; DROP TABLE creators; --", "%_\\", "a & !b | (c:*", "<script>", "''"]) {
      await expect(search().search(viewer, { filter: { text, anywhere: { any: [text] }, cities: { include: [text] } }, sort: "relevance", limit: 5, cursor: null })).resolves.toBeDefined();
    }
  });

  it("leaves out whom the organization has on a list, and finds those alone", async () => {
    const ids = contractCreators.slice(0, 3).map(({ id }) => id);
    const listId = newId();
    await inScope(database.app, { organizationId: viewer }, async (sql) => {
      await sql.change(`INSERT INTO creator_lists (id, organization_id, name, created_by, created_at) VALUES ($1, $2, 'Spring', $3, now())`, [listId, viewer, newId()]);
      await sql.change(`INSERT INTO creator_list_entries (list_id, organization_id, creator_id, added_by, added_at) SELECT $1, $2, unnest($3::uuid[]), $4, now()`, [listId, viewer, ids, newId()]);
    });
    expect((await search().ids(viewer, { inLists: [listId] }, "name", 100)).toSorted()).toEqual(ids.toSorted());
    expect(await search().ids(viewer, { notInLists: [listId] }, "name", 1_000)).toHaveLength(297);
    expect(await search().ids(stranger, { inLists: [listId] }, "name", 100)).toEqual([]);
  });
});
