import { histogramFacets, termFacets, type CreatorFacets, type CreatorFilter, type HistogramFacet, type TermFacet } from "@fanfare/contracts/discovery";
import { accountTypes, genders } from "@fanfare/contracts/creator-metrics";
import { platforms } from "@fanfare/contracts/platforms";
import { fold } from "@fanfare/domain/discovery";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { catalogue, mine, pools } from "./catalogue.fixture.ts";
import { enginesAt, type TestEngine } from "./engine.fixture.ts";

// Each of them asks the engine many times.
vi.setConfig({ testTimeout: 60_000 });
const engineWith = enginesAt(process.env["ELASTICSEARCH_URL"]);
let test: TestEngine;
beforeAll(async () => {
  test = await engineWith(catalogue(60, 33));
});
afterAll(() => test.drop());

const valuesOf: Record<TermFacet, readonly string[]> = { networks: platforms, countries: pools.countries, cities: pools.cities, languages: pools.languages, genders, topics: pools.topics, brands: pools.brands, accountTypes };
/** The smallest number below `to`, for a condition whose upper end counts in. */
const below = (facet: HistogramFacet, to: number) => (facet === "engagementRate" ? to - 1e-9 : facet === "authenticity" ? to - 0.5 : to - 1);
const howMany = async (filter: CreatorFilter) => (await test.search.search(mine, { filter, sort: "relevance", limit: 1, cursor: null })).total;

/** What a facet promises: the total of the search in which its value is chosen in place of its own condition. */
async function promised(filter: CreatorFilter, facets: CreatorFacets): Promise<CreatorFacets> {
  const terms = termFacets.map(async (name) => {
    const counts = await Promise.all(valuesOf[name].map(async (value) => ({ value, count: await howMany({ ...filter, [name]: { include: [value] } }) })));
    return [name, counts.filter(({ count }) => count > 0)];
  });
  const histograms = histogramFacets.map(async (name) => {
    const counts = await Promise.all(facets.histograms[name].map(async ({ from, to }) => ({ from, to, count: await howMany({ ...filter, [name]: { min: from, ...(to !== null && { max: below(name, to) }) } }) })));
    return [name, counts];
  });
  return { isAbout: false, terms: Object.fromEntries(await Promise.all(terms)), histograms: Object.fromEntries(await Promise.all(histograms)) } as CreatorFacets;
}

function ordered(facets: CreatorFacets): CreatorFacets {
  const terms = Object.entries(facets.terms).map(([name, counts]) => [name, counts.map(({ value, count }) => `${fold(value)}: ${count}`).toSorted()]);
  return { ...facets, terms: Object.fromEntries(terms) } as CreatorFacets;
}

const filters: [string, CreatorFilter][] = [
  ["nothing", {}],
  ["values of facets themselves", { countries: { include: ["DE", "FR"] }, languages: { include: ["de"] } }],
  ["a range of followers", { followers: { min: 5_000 }, topics: { exclude: ["Gaming"] } }],
  ["one network and what has to hold for its account", { networks: { include: ["tiktok"] }, followers: { min: 1_000 }, isPrivate: false }],
  ["two networks, and ranges of which one account has to have both", { networks: { include: ["youtube", "instagram"] }, followers: { min: 1_000 }, engagementRate: { max: 0.15 } }],
  ["three networks, and a type of account on one of them", { networks: { include: ["youtube", "instagram", "tiktok"] }, accountTypes: { include: ["creator"] }, followers: { min: 500 } }],
  ["no account on a network", { networks: { exclude: ["x"] }, accountTypes: { include: ["creator", "business"] } }],
  ["a sentence and groups", { anywhere: { any: ["coffee", "running"] }, anyOf: [{ isVerified: true }, { countries: { include: ["US"] } }], noneOf: [{ genders: { include: ["organization"] } }] }],
  ["those like another", { likeCreators: ["0190b000-0000-7000-8000-000000000000"] }],
];

describe("facets", () => {
  it.each(filters)("count what choosing each value would find, under %s", async (_sentence, filter) => {
    const facets = await test.search.facets(mine, filter);
    expect(ordered(facets!)).toEqual(ordered(await promised(filter, facets!)));
  });

  it("show words as people write them, the most frequent first", async () => {
    const { terms } = (await test.search.facets(mine, {}))!;
    expect(terms.cities.map(({ value }) => value)).toEqual(expect.arrayContaining(["München", "New York"]));
    expect(terms.topics.map(({ count }) => count)).toEqual(terms.topics.map(({ count }) => count).toSorted((one, other) => other - one));
  });
});

describe("facets of a broad set", () => {
  let broad: TestEngine;
  beforeAll(async () => {
    broad = await engineWith(catalogue(3_000, 4));
  });
  afterAll(() => broad.drop());

  it("are counted on a sample, say so, and come near the exact counts", async () => {
    const about = (await broad.engine({ facetLimits: { exactUpTo: 1_000, counted: 800 } }).facets(mine, {}))!;
    const exact = (await broad.search.facets(mine, {}))!;
    expect([about.isAbout, exact.isAbout]).toEqual([true, false]);
    for (const { value, count } of exact.terms.countries) {
      const guess = about.terms.countries.find((other) => other.value === value)!.count;
      expect(Math.abs(guess - count) / count).toBeLessThan(0.3);
    }
    expect(await broad.engine({ facetLimits: { exactUpTo: 1_000, counted: 800 } }).facets(mine, {})).toEqual(about);
  });
});
