import { creatorAlias, dropIndex, elasticsearchClient, elasticsearchIndex, elasticsearchSearch, ensureCreatorIndex, indexNames, searchWithFallback } from "@fanfare/adapters/search";
import { readCsv, sniffCsv } from "@fanfare/adapters/csv";
import type { CreatorFilter, SearchCreatorsInput } from "@fanfare/contracts/discovery";
import { catalogueSearch } from "@fanfare/db/readers/catalogue-search";
import { beforeAllIds, creatorDocumentsAfter } from "@fanfare/db/readers/creator-documents";
import { creatorById, importById, rejectedRows } from "@fanfare/db/readers/creators";
import { makeResolveIds } from "@fanfare/db/readers/resolve-ids";
import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { makeCloseImport, makeImportRows, makeLoadImport, makeStartImport, makeUndoImport, makeUploadImport, rowReader } from "@fanfare/domain/creators";
import { cursorSigner } from "@fanfare/domain/discovery";
import { scopeOf, type Member } from "@fanfare/domain/kernel";
import iconv from "iconv-lite";
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

const clock = { now: () => new Date() };
const header = "Channel,Followers,Average viewers,Language";
const rows = ["xQcOW,3246298,27716,English", "Gaules,1767635,10976,Portuguese", "Müller,1200,80,German"];

/** Imports a file as the worker does, chunk by chunk, and answers the import as the screen shows it. */
async function importFile(actor: Member, content: Buffer, fileName = "twitch.csv", chunkSize = 2) {
  const unitOfWork = unitOfWorkOn(database.app, clock);
  const dialect = sniffCsv(content);
  const table: string[][] = [];
  for await (const row of readCsv(Readable.from(content), dialect)) table.push(row);
  const [columns = [], ...data] = table;
  const { id } = await makeUploadImport({ unitOfWork })(asking(actor), { fileName, storageKey: `imports/${fileName}`, ...dialect, columns, totalRows: data.length });
  const target = { importId: id, organizationId: actor.organizationId };
  const uploaded = await makeLoadImport({ unitOfWork })(asking(actor), target);
  await makeStartImport({ unitOfWork })(asking(actor), { importId: id, mapping: uploaded.mapping, defaults: uploaded.defaults });
  const running = await makeLoadImport({ unitOfWork })(asking(actor), target);
  const read = rowReader(running);
  const understood = data.map((cells, index) => read(cells, index));
  for (let start = 0; start < understood.length; start += chunkSize) {
    const chunk = understood.slice(start, start + chunkSize);
    await makeImportRows({ unitOfWork })(asking(actor), target, start, chunk);
    // A chunk that is tried again, as after a crash, changes nothing.
    await makeImportRows({ unitOfWork })(asking(actor), target, start, chunk);
  }
  await makeCloseImport({ unitOfWork })(asking(actor), target, null);
  return inScope(database.app, scopeOf(actor), (sql) => importById(sql, id, clock.now()));
}

const fileOf = (...lines: string[]) => Buffer.from([header, ...lines].join("\n"));

describe("importing creators from a file", () => {
  it("given good and bad rows, keeps the good ones and tells the reason for each bad one", async () => {
    const done = await importFile(owner, fileOf(...rows, "bad handle!,5,5,English", "Gaules,1,1,English", "short,1"));
    expect(done).toMatchObject({ status: "finished", created: 3, updated: 0, unchanged: 0, rejected: 3, doneRows: 6 });
    const rejected = await inScope(database.app, scopeOf(owner), (sql) => rejectedRows(sql, done.id, 0, 10));
    expect(rejected.map((row) => row.rowNumber)).toEqual([5, 6, 7]);
    expect(rejected[0]!.reason).toContain("bad handle!");
    expect(rejected[1]!.reason).toContain("stands in the file twice");
  });

  it("given the same file again, changes nothing", async () => {
    expect(await importFile(owner, fileOf(...rows))).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  });

  it("given a changed row, updates that creator and can be taken back", async () => {
    const done = await importFile(owner, fileOf("xQcOW,4000000,27716,English", "Nova,10,1,English"), "twitch-later.csv");
    expect(done).toMatchObject({ created: 1, updated: 1, canUndo: true });
    await makeUndoImport({ unitOfWork: unitOfWorkOn(database.app, clock) })(asking(owner), { importId: done.id });
    const found = await inScope(database.app, scopeOf(owner), (sql) => sql.rows<{ handle: string; followers: string }>(`SELECT handle, followers FROM social_accounts ORDER BY followers DESC`));
    expect(found.map((row) => `${row.handle} ${row.followers}`)).toEqual(["xQcOW 3246298", "Gaules 1767635", "Müller 1200"]);
  });

  it.each(["latin1", "utf-16le", "utf-16be", "utf8"])("reads a file in %s", async (encoding) => {
    const other = await memberOf(database.app);
    const done = await importFile(other, iconv.encode([header, ...rows].join("\r\n"), encoding, { addBOM: encoding.startsWith("utf-16") }));
    expect(done).toMatchObject({ created: 3, rejected: 0 });
  });

  it("refuses what is no table of text", () => {
    expect(() => sniffCsv(Buffer.from("PK\u0003\u0004spreadsheet"))).toThrow("not a CSV file");
    expect(() => sniffCsv(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))).toThrow("not a text file");
    expect(() => sniffCsv(Buffer.alloc(0))).toThrow("empty");
  });

  it("given a quotation mark that never closes, ends with a sentence and without the process", async () => {
    const endless = Readable.from(Buffer.from(`${header}\n"${"x".repeat(400_000)}`));
    await expect(async () => {
      for await (const row of readCsv(endless, { encoding: "utf8", delimiter: "," })) expect(row).toBeDefined();
    }).rejects.toThrow("quotation mark");
  });
});

describe("searching imported creators", () => {
  const alias = `${creatorAlias}-test-${process.pid}-${Date.now()}`;
  const client = elasticsearchClient(process.env["ELASTICSEARCH_URL"]!);
  const cursors = cursorSigner("a secret of this test that is long enough");
  afterAll(async () => {
    for (const index of await indexNames(client, alias)) await dropIndex(client, index);
  });

  const engine = () => elasticsearchSearch({ client, alias, cursors, resolveIds: makeResolveIds(database.app) });
  const catalogue = () => catalogueSearch({ db: database.app, cursors });
  const input = (filter: CreatorFilter, rest: Partial<SearchCreatorsInput> = {}): SearchCreatorsInput => ({ filter, sort: "relevance", limit: 50, cursor: null, ...rest });
  const names = async (search: ReturnType<typeof engine>, filter: CreatorFilter) =>
    (await search.search(owner.organizationId, input(filter))).creators.map((creator) => creator.displayName);

  beforeAll(async () => {
    await ensureCreatorIndex(client, alias);
    const documents = await creatorDocumentsAfter(database.worker, beforeAllIds, 1000);
    const index = elasticsearchIndex(client, async () => [alias]);
    for (let nth = 0; nth < 2; nth += 1) expect(await index.write(documents, [])).toEqual([]);
    await index.refresh();
  });

  it.each<[how: string, filter: CreatorFilter, expected: string[]]>([
    ["the beginning of a word", { text: "gau" }, ["Gaules"]],
    ["another spelling of an accent", { text: "muller" }, ["Müller"]],
    ["a platform and a range of followers", { networks: { include: ["twitch"] }, followers: { min: 1_000_000, max: 2_000_000 } }, ["Gaules"]],
    ["a language", { languages: { include: ["en"] } }, ["xQcOW"]],
    ["operators of a query language as plain text", { text: "gaules OR *:*" }, []],
    ["nothing, all are there, most followed first", {}, ["xQcOW", "Gaules", "Müller"]],
  ])("finds creators by %s", async (_how, filter, expected) => expect(await names(engine(), filter)).toEqual(expected));

  it("answers the same from the catalogue when the engine is away, and says that search is limited", async () => {
    const away = elasticsearchSearch({ client: elasticsearchClient("http://127.0.0.1:9"), alias, cursors, resolveIds: makeResolveIds(database.app) });
    const failures: unknown[] = [];
    const page = await searchWithFallback(away, catalogue(), (error) => failures.push(error)).search(owner.organizationId, input({ text: "gau" }));
    expect(page).toMatchObject({ limited: true, total: 1 });
    expect(page.creators[0]?.displayName).toBe("Gaules");
    expect(failures).toHaveLength(1);
  });

  it("given an organization without creators, answers with nothing from either store", async () => {
    const newcomer = await memberOf(database.app);
    for (const search of [engine(), catalogue()]) {
      const page = await searchWithFallback(search, search, () => undefined).search(newcomer.organizationId, input({}));
      expect(page).toMatchObject({ total: 0, creators: [], nextCursor: null });
    }
    expect(await engine().facets(newcomer.organizationId, {})).toMatchObject({ terms: { networks: [], languages: [] } });
  });

  it("counts each facet under the other filters in force, and not at all without the engine", async () => {
    const facets = await engine().facets(owner.organizationId, { languages: { include: ["en"] } });
    expect(facets?.terms.networks).toEqual([{ value: "twitch", count: 1 }]);
    expect(facets?.terms.languages).toHaveLength(3);
    expect(await catalogue().facets(owner.organizationId, {})).toBeNull();
  });

  it("pages to the end without skipping or repeating, and refuses a forged cursor", async () => {
    for (const search of [engine(), catalogue()]) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof search.search>> = await search.search(owner.organizationId, input({}, { limit: 2, cursor }));
        seen.push(...page.creators.map((creator) => creator.displayName));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen).toEqual(["xQcOW", "Gaules", "Müller"]);
      await expect(search.search(owner.organizationId, input({}, { cursor: "WzFd.forged" }))).rejects.toThrow("Start the search again");
    }
  });

  it("never shows another organization's list", async () => {
    const stranger = await memberOf(database.app);
    for (const search of [engine(), catalogue()]) expect((await search.search(stranger.organizationId, input({}))).total).toBe(0);
    const [id] = (await engine().search(owner.organizationId, input({}))).creators.map((creator) => creator.id);
    await expect(inScope(database.app, scopeOf(stranger), (sql) => creatorById(sql, id!))).rejects.toThrow("does not exist");
    expect(await inScope(database.app, scopeOf(owner), (sql) => creatorById(sql, id!))).toMatchObject({ displayName: "xQcOW", source: "import" });
  });
});
