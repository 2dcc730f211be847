import { CreatorFilter } from "@fanfare/contracts/discovery";
import { describe, expect, test } from "vitest";
import { filterText, parseFilter, plainFilter, type PlainLink } from "./filter-url.ts";

const listId = "01890000-0000-7000-8000-000000000001";

const everything: CreatorFilter = {
  text: "fitness",
  networks: { include: ["tiktok"], exclude: ["x"] },
  followers: { min: 20_000, max: 80_000 },
  engagementRate: { min: 0.03 },
  growth: [{ metric: "followers", days: 30, min: 0.05 }],
  isVerified: false,
  countries: { exclude: ["FR"] },
  bio: { all: ["vegan"], none: ["giveaway"] },
  price: { currency: "EUR", basis: "either", max: 50_000 },
  audience: { countries: [{ value: "DE", minShare: 0.2 }], ages: [{ from: "18-24", to: "25-34", minShare: 0.4 }] },
  notInLists: [listId],
  anyOf: [{ topics: { include: ["yoga"] } }, { hashtags: { include: ["run"] } }],
  noneOf: [{ brands: { include: ["acme"] } }],
};

describe("a filter in the URL", () => {
  test("comes back as it was", () => {
    expect(parseFilter(filterText(everything))).toEqual(everything);
  });

  test("is left out when nothing narrows", () => {
    expect(filterText({ text: "", countries: { include: [] }, anyOf: [], noneOf: [{}] })).toBe("");
  });

  test("keeps the space one has just typed, so that the next word can follow", () => {
    expect(parseFilter(filterText({ text: "mira " }))).toEqual({ text: "mira " });
  });

  test("loses only the conditions that are not valid", () => {
    const text = JSON.stringify({ countries: { include: ["Germany"] }, followers: { min: 10, max: 5 }, likes: 7, languages: { include: ["de"] }, anyOf: [{ topics: 3 }, { topics: { include: ["yoga"] }, age: "old" }], noneOf: "all" });
    expect(parseFilter(text)).toEqual({ languages: { include: ["de"] }, anyOf: [{ topics: { include: ["yoga"] } }] });
  });

  test.each(["", "null", "7", '"text"', "[]", "[1]", "{", "undefined", '{"__proto__":{"isVerified":true}}', '{"constructor":{"prototype":1}}', `{"text":"${"a".repeat(20_000)}"}`])("falls back to no filter for %s", (text) => {
    expect(parseFilter(text)).toEqual({});
    expect(({} as { isVerified?: boolean }).isVerified).toBeUndefined();
  });

  test("is always one that the server takes", () => {
    const hostile = [JSON.stringify({ anyOf: Array.from({ length: 50 }, () => ({ isPrivate: true })) }), JSON.stringify({ topics: { include: Array.from({ length: 500 }, () => "a") } }), JSON.stringify({ text: "a".repeat(900), noneOf: [{ anyOf: [{}] }] })];
    for (const text of hostile) expect(CreatorFilter.safeParse(parseFilter(text)).success, text).toBe(true);
  });
});

describe("a link with plain parameters", () => {
  const none: PlainLink = { q: null, platform: null, min: null, max: null, er: null, language: null, country: null, notIn: null };

  test("is read as the filter it stands for", () => {
    expect(plainFilter({ ...none, q: "mira", platform: "twitch,tiktok", min: 5000, er: 2.5, language: "en", country: "DE,AT", notIn: listId })).toEqual({
      text: "mira", networks: { include: ["twitch", "tiktok"] }, followers: { min: 5000 }, engagementRate: { min: 0.025 }, languages: { include: ["en"] }, countries: { include: ["DE", "AT"] }, notInLists: [listId],
    });
  });

  test("gives nothing for what is not valid", () => {
    expect(plainFilter({ ...none, platform: "myspace", language: "english", min: -5, notIn: "a list" })).toEqual({});
  });
});
