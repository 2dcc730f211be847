import type { CreatorFilter } from "@fanfare/contracts/discovery";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { catalogue, mine, theirs } from "./catalogue.fixture.ts";
import { enginesAt, type TestEngine } from "./engine.fixture.ts";

const documents = catalogue(60, 5).map((creator) =>
  creator.organizationId === theirs ? { ...creator, displayName: `Hidden ${creator.displayName}`, topics: ["Hidden topic"], city: "Hidden city", brands: ["Hidden brand"], country: "ZZ" } : creator,
);
const hidden = documents.filter((creator) => creator.organizationId === theirs);
const visible = documents.filter((creator) => creator.organizationId !== theirs);
// Each of them asks the engine many times.
vi.setConfig({ testTimeout: 60_000 });
const engineWith = enginesAt(process.env["ELASTICSEARCH_URL"]);
let test: TestEngine;
beforeAll(async () => {
  test = await engineWith(documents);
});
afterAll(() => test.drop());

describe("another organization's creators", () => {
  const hiddenIds = hidden.map(({ id }) => id);
  const filters: [string, CreatorFilter][] = [
    ["no filter", {}],
    ["a group that anybody fulfils", { anyOf: [{ isVerified: true }, { isVerified: false }, { networks: { exclude: ["x"] } }] }],
    ["a group that nobody fulfils", { noneOf: [{ countries: { include: ["QQ"] } }] }],
    ["their name", { text: "Hidden" }],
    ["everything but what is ours", { topics: { exclude: ["outdoor"] } }],
    ["being like one that we see", { likeCreators: [visible.find(({ topics }) => topics.length > 0)!.id] }],
    ["a group of those like one that we see", { anyOf: [{ likeCreators: [visible.find(({ topics }) => topics.length > 0)!.id] }] }],
  ];

  it.each(filters)("are neither found, listed by id, nor counted by %s", async (_how, filter) => {
    const found = [...(await test.everyPage(filter)), ...(await test.search.ids(mine, filter, "relevance", 10_000))];
    expect(found.filter((id) => hiddenIds.includes(id))).toEqual([]);
    const facets = JSON.stringify(await test.search.facets(mine, filter));
    expect(facets).not.toMatch(/hidden|ZZ/i);
  });

  it("are found by their own organization", async () => {
    expect((await test.everyPage({ text: "Hidden" }, {}, theirs)).toSorted()).toEqual(hiddenIds.toSorted());
  });

  it("are not suggested, neither by name nor by their words", async () => {
    expect(await test.search.suggest(mine, "hidden", ["creator", "topic", "city", "brand"])).toEqual([]);
    expect((await test.search.suggest(theirs, "hidden", ["creator", "topic", "city", "brand"])).map(({ kind }) => kind)).toEqual(expect.arrayContaining(["creator", "topic", "city", "brand"]));
  });

  it("tell nothing of what they are like", async () => {
    expect(await test.everyPage({ likeCreators: [hiddenIds[0]!] })).toEqual([]);
    expect(await test.everyPage({ likeAudienceOf: [hidden.find(({ accounts }) => accounts.some(({ audience }) => audience))!.id] })).toEqual([]);
  });
});

describe("creators like others", () => {
  const named = visible.filter(({ topics, accounts }) => topics.length > 1 && accounts.some(({ audience }) => audience)).slice(0, 2).map(({ id }) => id);

  it("are those with shared topics first, without the named ones", async () => {
    const found = await test.everyPage({ likeCreators: [named[0]!] });
    const topicsOf = (id: string) => documents.find((creator) => creator.id === id)!.topics;
    const shared = found.map((id) => topicsOf(id).filter((topic) => topicsOf(named[0]!).includes(topic)).length);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(found).not.toContain(named[0]);
    expect(mean(shared.slice(0, 8))).toBeGreaterThan(mean(shared.slice(-8)));
  });

  it("are looked for among those for whom the rest of the filter holds, in the order asked for", async () => {
    const filter: CreatorFilter = { likeAudienceOf: named, likeCreators: named, networks: { include: ["youtube"] } };
    const found = await test.everyPage(filter, { sort: "name", limit: 3 });
    const all = (await test.everyPage({ networks: { include: ["youtube"] } }, { sort: "name" })).filter((id) => !named.includes(id));
    expect(found.length).toBeGreaterThan(3);
    expect(found).toEqual(all.filter((id) => found.includes(id)));
  });

  it("are nobody when nothing is known of the named ones", async () => {
    expect(await test.everyPage({ likeCreators: ["0190b000-0000-7000-8000-000000000000"] })).toEqual([]);
  });
});

describe("hostile text", () => {
  const texts = ["*", "?", "a OR b", "anna OR 1=1", "/.*/", "a~5", 'weber" OR "x', '{"match_all":{}}', "\\*", "+-&&||!(){}[]^", "_exists_:id", "name:*", "ｑｑ＊", "😀", "a".repeat(200), "%", "'; DROP"];

  it.each(texts)("is text in the search box and in every text condition: %s", async (text) => {
    const word = text.slice(0, 60);
    const plain = text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    expect(await test.everyPage({ text })).toEqual(await test.everyPage({ text: plain }));
    for (const field of ["bio", "captions", "anywhere"] as const) {
      // What has no letters can't be looked for and does not narrow; all else is in no text.
      expect(await test.everyPage({ [field]: { all: [word] } })).toHaveLength(plain === "" ? visible.length : 0);
      expect(await test.everyPage({ [field]: { none: [word] } })).toHaveLength(visible.length);
    }
    for (const field of ["topics", "cities", "brands", "hashtags", "mentions", "games"] as const) expect(await test.everyPage({ [field]: { include: [word] } })).toEqual([]);
    await expect(test.search.suggest(mine, word, ["creator", "topic", "city", "brand"])).resolves.toBeInstanceOf(Array);
  });

  it("given as many conditions as a filter may have, is answered", async () => {
    const many = Array.from({ length: 50 }, (_, place) => `word ${place}`);
    const conditions = {
      topics: { include: many, exclude: many.map((word) => `no ${word}`) }, cities: { include: many }, brands: { include: many }, hashtags: { include: many }, mentions: { include: many }, games: { include: many },
      networks: { include: ["youtube", "instagram", "tiktok", "twitch", "x"] as const }, anywhere: { all: many.slice(0, 10), any: many.slice(0, 20), none: many.slice(0, 20) },
      audience: { cities: many.slice(0, 20).map((value) => ({ value, minShare: 0.2 as const })), interests: many.slice(0, 20).map((value) => ({ value, minShare: 0.2 as const })) },
    };
    const filter = { ...conditions, anyOf: Array.from({ length: 8 }, () => conditions), noneOf: Array.from({ length: 8 }, () => conditions) } as unknown as CreatorFilter;
    expect(await test.everyPage(filter, { sort: "audienceMatch" })).toEqual([]);
    expect((await test.search.facets(mine, filter))?.isAbout).toBe(false);
  });
});

describe("suggestions", () => {
  it("forgive one typing error and accents, and give what was typed first", async () => {
    const labels = async (text: string, kind: "creator" | "topic" | "city" | "brand") => (await test.search.suggest(mine, text, [kind])).map(({ label }) => label);
    expect(await labels("munch", "city")).toEqual(["München"]);
    expect(await labels("mnuchen", "city")).toEqual(["München"]);
    expect(await labels("york", "city")).toEqual(["New York"]);
    expect(await labels("gamimg", "topic")).toEqual(["Gaming"]);
    expect(await labels("uber", "brand")).toEqual(["Übermut"]);
    expect(await labels("cafe cent", "creator")).toEqual(expect.arrayContaining([expect.stringMatching(/^Café Central/)]));
    expect(await labels("chekhvo", "creator")).toEqual(expect.arrayContaining([expect.stringMatching(/^Михаил/)]));
    expect(await labels("zzzz", "creator")).toEqual([]);
  });
});
