import type { CreatorDocument } from "@fanfare/domain/discovery";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { catalogue, mine, theirs } from "./catalogue.fixture.ts";
import { enginesAt, type TestEngine } from "./engine.fixture.ts";
import { indexDefinition, mappingVersion } from "./index-definition.ts";
import { indexNames } from "./index-names.ts";
import { elasticsearchIndex } from "./indexing.ts";
import { createNextIndex, dropIndex, ensureCreatorIndex, leftoverIndices, switchToIndex } from "./rebuild.ts";
import { verifyIndex, type Expected } from "./verify.ts";

const documents = catalogue(30, 11).map((creator): CreatorDocument => ({ ...creator, version: 10, organizationId: creator.organizationId === theirs ? mine : creator.organizationId }));
const [first, second, third, fourth] = documents as [CreatorDocument, CreatorDocument, CreatorDocument, CreatorDocument];
// Each of them asks the engine many times.
vi.setConfig({ testTimeout: 60_000 });
const engineWith = enginesAt(process.env["ELASTICSEARCH_URL"]);
let test: TestEngine;
beforeAll(async () => {
  test = await engineWith(documents);
});
afterAll(() => test.drop());

const named = async (id: string) => {
  await test.index.refresh();
  const answer = await test.client.search<{ card: { displayName: string } }>({ index: test.alias, query: { term: { id } } });
  return answer.hits.hits[0]?._source?.card.displayName;
};
const renamed = (creator: CreatorDocument, displayName: string, version: number) => ({ ...creator, displayName, version });

describe("writing to the index", () => {
  it("never lets an older version overwrite a newer one", async () => {
    expect(await test.index.write([renamed(first, "Newer", 20)], [])).toEqual([]);
    expect(await test.index.write([renamed(first, "Older", 19)], [])).toEqual([]);
    expect(await named(first.id)).toBe("Newer");
  });

  it("removes under a version: neither does an older removal remove, nor an older state return", async () => {
    await test.index.write([renamed(second, "Still here", 20)], [{ id: second.id, version: 19 }]);
    expect(await named(second.id)).toBe("Still here");
    expect(await test.index.write([], [{ id: second.id, version: 21 }])).toEqual([]);
    await test.index.write([renamed(second, "Back from the past", 20)], []);
    expect(await named(second.id)).toBeUndefined();
    expect(await test.index.write([], [{ id: "0190b000-0000-7000-8000-00000000dead", version: 5 }])).toEqual([]);
  });

  it("tells which documents were refused and why, and takes the others", async () => {
    const unknown = { ...third, version: 20, rates: [{ ...third.rates[0], currency: "XXX", amount: 1, format: "post", platform: "x" }] } as unknown as CreatorDocument;
    const refused = await test.index.write([unknown, renamed(fourth, "Taken", 20)], []);
    expect(refused).toEqual([{ id: third.id, reason: expect.stringContaining("strict_dynamic_mapping_exception") as string }]);
    expect(await named(fourth.id)).toBe("Taken");
  });

  it("splits what is too large for one request", async () => {
    const small = elasticsearchIndex(test.client, () => Promise.resolve([test.alias]), { requestBytes: 3_000 });
    expect(await small.write(documents.map((creator) => ({ ...creator, version: 30 })), [])).toEqual([]);
    await test.index.refresh();
    expect((await test.client.search({ index: test.alias, query: { match_all: {} }, size: 0 })).hits.total).toMatchObject({ value: documents.length });
  });

  it("does not make an index again that was dropped", async () => {
    const gone = `${test.alias}-99`;
    const index = elasticsearchIndex(test.client, () => Promise.resolve([test.alias, gone]));
    expect(await index.write([renamed(first, "Newest", 40)], [])).toEqual([{ id: first.id, reason: expect.stringContaining("not an alias") as string }]);
    expect(await test.client.indices.exists({ index: gone })).toBe(false);
    expect(await named(first.id)).toBe("Newest");
  });
});

describe("a new index beside the one that answers", () => {
  it("is filled along with it and takes its place in one step", async () => {
    const [before] = await indexNames(test.client, test.alias);
    const next = await createNextIndex(test.client, test.alias);
    const both = elasticsearchIndex(test.client, () => Promise.resolve([test.alias, next]));
    await both.write(documents.map((creator) => ({ ...creator, version: 50 })), []);
    await both.refresh();
    expect(await leftoverIndices(test.client, test.alias, next)).toEqual([]);
    expect(await leftoverIndices(test.client, test.alias, null)).toEqual([next]);
    await switchToIndex(test.client, test.alias, next);
    expect(await indexNames(test.client, test.alias)).toEqual([next]);
    expect(await test.client.indices.exists({ index: before! })).toBe(false);
    expect(await test.everyPage({})).toHaveLength(documents.length);
    expect(await test.index.write([renamed(first, "Written after", 60)], [])).toEqual([]);
    expect(await named(first.id)).toBe("Written after");
  });

  it("leaves an index of today's mapping alone, and lets one of an older mapping go on answering", async () => {
    expect(await ensureCreatorIndex(test.client, test.alias)).toBe("kept");
    const alias = `${test.alias}-older`;
    await test.client.indices.create({ index: `${alias}-1`, mappings: { _meta: { version: mappingVersion - 1 } }, aliases: { [alias]: {} } });
    expect(await ensureCreatorIndex(test.client, alias)).toBe("outdated");
    expect(await indexNames(test.client, alias)).toEqual([`${alias}-1`]);
    await dropIndex(test.client, `${alias}-1`);
  });

  it("is made once when several start at the same time", async () => {
    const alias = `${test.alias}-many`;
    const answers = await Promise.all(Array.from({ length: 5 }, () => ensureCreatorIndex(test.client, alias)));
    expect(answers.filter((answer) => answer === "made")).toHaveLength(1);
    expect(await indexNames(test.client, alias)).toEqual([`${alias}-1`]);
    await dropIndex(test.client, `${alias}-1`);
  });

  it("has a mapping that fits the limit of fields it is given", () => {
    const count = (properties: object): number => Object.values(properties).reduce((sum: number, property: { properties?: object }) => sum + 1 + (property.properties ? count(property.properties) : 0), 0);
    expect(count(indexDefinition.mappings.properties)).toBeLessThan(indexDefinition.settings["index.mapping.total_fields.limit"]);
  });
});

describe("checking the index against the catalogue", () => {
  let checked: TestEngine;
  afterEach(() => checked.drop());
  const sorted = documents.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  async function* pages(expected: readonly CreatorDocument[]): AsyncGenerator<Expected[]> {
    for (let start = 0; start < expected.length; start += 7) yield await Promise.resolve(expected.slice(start, start + 7).map((document) => ({ id: document.id, version: document.version, document })));
  }
  const differences = async (expected: readonly CreatorDocument[]) => {
    const found = [];
    for await (const difference of verifyIndex(checked.client, checked.alias, pages(expected))) found.push(difference);
    return found;
  };

  it("finds nothing when both say the same", async () => {
    checked = await engineWith(sorted);
    expect(await differences(sorted)).toEqual([]);
  });

  it("finds what is missing, outdated, differing and orphaned", async () => {
    const [missing, outdated, differing, orphaned, newer] = [0, 3, 12, 20, 29].map((place) => sorted[place]!);
    checked = await engineWith([...sorted.filter((creator) => creator !== missing && creator !== newer && creator !== differing), renamed(newer!, "Newer", 11), renamed(differing!, "Differing", 10)]);
    const expected = sorted.filter((creator) => creator !== orphaned).map((creator) => (creator === outdated ? { ...creator, version: 12 } : creator));
    expect(await differences(expected)).toEqual([
      { id: missing!.id, kind: "missing" }, { id: outdated!.id, kind: "outdated" }, { id: differing!.id, kind: "differing" }, { id: orphaned!.id, kind: "orphaned" },
    ]);
  });
});
