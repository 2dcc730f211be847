import { creatorSorts, type CreatorConditions, type CreatorFilter } from "@fanfare/contracts/discovery";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mine } from "./catalogue.fixture.ts";
import { planFacets } from "./facet-plan.ts";
import { filterQuery, ownConditions, type Prepared, type PreparedFilter } from "./filter-query.ts";
import { idsRequest, searchRequests } from "./search-request.ts";
import { visibleTo } from "./visibility.ts";

const vector = Array.from({ length: 32 }, () => 1);
const prepared = (conditions: CreatorConditions): Prepared => ({
  conditions,
  ids: { only: null, except: [] },
  likeness: [...(conditions.likeCreators ? [{ field: "content" as const, vector, named: conditions.likeCreators }] : [])],
});
const preparedFilter = (filter: CreatorFilter): PreparedFilter => ({ organizationId: mine, own: prepared(ownConditions(filter)), anyOf: (filter.anyOf ?? []).map(prepared), noneOf: (filter.noneOf ?? []).map(prepared) });

const word = fc.oneof(fc.string({ minLength: 1, maxLength: 20 }), fc.constantFrom("*", "a OR b", "/.*/", '{"match_all":{}}', "_exists_:id"));
const choice = <T>(value: fc.Arbitrary<T>) => fc.record({ include: fc.array(value, { maxLength: 4 }), exclude: fc.array(value, { maxLength: 4 }) }, { requiredKeys: [] });
const network = fc.constantFrom("youtube", "instagram", "tiktok", "twitch", "x");
const conditions = fc.record(
  {
    text: word, networks: choice(network), followers: fc.record({ min: fc.nat() }), isVerified: fc.boolean(), topics: choice(word), cities: choice(word), hashtags: choice(word),
    bio: fc.record({ all: fc.array(word, { maxLength: 3 }), none: fc.array(word, { maxLength: 3 }) }), anywhere: fc.record({ any: fc.array(word, { maxLength: 3 }) }),
    audience: fc.record({ cities: fc.array(fc.record({ value: word, minShare: fc.constantFrom(0.01, 0.5) }), { maxLength: 3 }) }), likeCreators: fc.constant([mine]),
  },
  { requiredKeys: [] },
);
const filters = fc.record({ own: conditions, anyOf: fc.array(conditions, { maxLength: 3 }), noneOf: fc.array(conditions, { maxLength: 3 }) }).map(({ own, anyOf, noneOf }) => ({ ...own, anyOf, noneOf }) as CreatorFilter);

/** Every object of a query with the key under which it stands. */
function* parts(value: unknown, key = ""): Generator<[string, unknown]> {
  if (typeof value !== "object" || value === null) return;
  yield [key, value];
  for (const [name, part] of Object.entries(value)) yield* parts(part, name);
}

const wall = JSON.stringify(visibleTo(mine));
/** What has to hold for a query to match at all: joined lists of filters, however deep. */
function required(query: unknown): unknown[] {
  const { bool } = query as { bool?: { filter?: unknown[]; must?: unknown[] } };
  return bool ? [...(bool.filter ?? []), ...(bool.must ?? [])].flatMap(required) : [query];
}
const isWalled = (query: unknown) => required(query).some((part) => JSON.stringify(part) === wall);

describe("the query of any filter", () => {
  it("is bound to the organization's view in every request, and in every search for the nearest", () => {
    fc.assert(
      fc.property(filters, fc.constantFrom(...creatorSorts), (filter, sort) => {
        const ready = preparedFilter(filter);
        const search = searchRequests(ready, { filter, sort, limit: 50, cursor: null }, null, () => 0.2);
        const requests = [...search.parts.map(({ request }) => request), ...(search.count ? [search.count] : []), idsRequest("alias", ready, sort, 100)].map(({ query }) => query);
        const facets = planFacets(ready.own.conditions).map((plan) => filterQuery({ ...ready, own: { ...ready.own, conditions: plan.conditions } }).filter);
        for (const query of [...requests, ...facets]) {
          expect(isWalled(query)).toBe(true);
          for (const [key, part] of parts(query)) if (key === "knn") expect(isWalled((part as { filter: unknown }).filter)).toBe(true);
        }
      }),
    );
  });

  it("uses no language of queries: people's text stays text", () => {
    fc.assert(
      fc.property(filters, (filter) => {
        for (const [key] of parts(filterQuery(preparedFilter(filter)))) expect(["query_string", "simple_query_string", "regexp", "wildcard", "script", "wrapper"]).not.toContain(key);
      }),
    );
  });
});
