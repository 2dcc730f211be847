import { randomUUID } from "node:crypto";
import type { SearchCreatorsInput } from "@fanfare/contracts/discovery";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openRedis, type Redis } from "../redis/index.ts";
import { cachedDiscovery, dropCachedPages } from "./cached.ts";
import { asked, emptyPage, noFacets } from "./discovery.fixture.ts";

describe("kept answers of discovery", () => {
  let redis: Redis;
  let organizationId: string;
  const search = { search: vi.fn(), facets: vi.fn(), suggest: vi.fn(), ids: vi.fn() };
  const onRead = vi.fn();

  // Keys of its own: another test's change of a public creator must not drop what is kept here.
  beforeAll(() => void (redis = openRedis(process.env.REDIS_URL!, "cache", () => undefined).duplicate({ keyPrefix: `test-${randomUUID()}:` })));
  afterAll(() => redis.disconnect());
  beforeEach(() => {
    organizationId = randomUUID();
    onRead.mockReset();
    search.search.mockReset().mockImplementation((_owner: string, { cursor }: SearchCreatorsInput) => Promise.resolve({ ...emptyPage, limited: false, nextCursor: `after ${cursor}` }));
    search.facets.mockReset().mockResolvedValue(noFacets);
  });

  const discovery = (on = redis) => cachedDiscovery(on, search, onRead);
  const page = (input: Partial<SearchCreatorsInput> = {}, owner = organizationId) => discovery().search(owner, asked(input));

  it("answer the second time without asking the engine, pages and facets alike", async () => {
    const first = await page();
    expect(await page()).toEqual(first);
    await discovery().facets(organizationId, {});
    expect(await discovery().facets(organizationId, {})).toEqual(noFacets);
    expect(search.search).toHaveBeenCalledOnce();
    expect(search.facets).toHaveBeenCalledOnce();
    expect(onRead.mock.calls).toEqual([["pages", false], ["pages", true], ["facets", false], ["facets", true]]);
  });

  it("are asked for once when several ask at the same moment, and again after a failure", async () => {
    const asking = discovery();
    /** Two ask, and only when both have looked in vain does the engine answer. */
    const both = async (answer: () => Promise<unknown>) => {
      const engine = Promise.withResolvers<unknown>();
      search.search.mockReset().mockReturnValue(engine.promise);
      onRead.mockReset();
      const outcomes = Promise.allSettled([asking.search(organizationId, asked()), asking.search(organizationId, asked())]);
      await vi.waitFor(() => expect(onRead).toHaveBeenCalledTimes(2));
      engine.resolve(answer());
      expect(search.search).toHaveBeenCalledOnce();
      return (await outcomes).map(({ status }) => status);
    };
    expect(await both(() => Promise.reject(new Error("away")))).toEqual(["rejected", "rejected"]);
    expect(await both(() => Promise.resolve({ ...emptyPage, limited: false }))).toEqual(["fulfilled", "fulfilled"]);
  });

  it("are shared by filters that ask for the same in another order", async () => {
    await page({ filter: { countries: { include: ["FR", "DE"] }, isVerified: true } });
    await page({ filter: { isVerified: true, topics: {}, countries: { include: ["DE", "FR"] } } });
    expect(search.search).toHaveBeenCalledOnce();
  });

  it("hold each page, sort and direction by itself", async () => {
    for (const input of [{}, { cursor: "two" }, { sort: "followers" as const }, { sort: "followers" as const, isDescending: false }, { limit: 10 }]) await page(input);
    expect(search.search).toHaveBeenCalledTimes(5);
    expect(await page({ cursor: "two" })).toMatchObject({ nextCursor: "after two" });
    expect(search.search).toHaveBeenCalledTimes(5);
  });

  it("are not reached by another organization", async () => {
    await page();
    await page({}, randomUUID());
    expect(search.search).toHaveBeenCalledTimes(2);
  });

  it.each([["one of the organization's own creators", () => organizationId], ["a public creator", () => null]])("are out of reach once %s changed", async (_whose, owner) => {
    await page();
    await discovery().facets(organizationId, {});
    await dropCachedPages(redis, [owner()]);
    await page();
    await discovery().facets(organizationId, {});
    expect(search.search).toHaveBeenCalledTimes(2);
    expect(search.facets).toHaveBeenCalledTimes(2);
  });

  it("stay when another organization's creators changed", async () => {
    await page();
    await dropCachedPages(redis, [randomUUID()]);
    await page();
    expect(search.search).toHaveBeenCalledOnce();
  });

  it("do not come back with what was read before a change and kept after it", async () => {
    const reading = Promise.withResolvers<object>();
    search.search.mockReturnValueOnce(reading.promise);
    const slow = page();
    await vi.waitFor(() => expect(search.search).toHaveBeenCalledOnce());
    await dropCachedPages(redis, [organizationId]);
    reading.resolve({ ...emptyPage, total: 1, limited: false });
    await slow;
    expect(await page()).toMatchObject({ total: 0 });
  });

  it("are never limited ones, and never depend on the organization's own lists and campaigns", async () => {
    search.search.mockResolvedValue({ ...emptyPage, limited: true });
    search.facets.mockResolvedValue(null);
    for (let nth = 0; nth < 2; nth += 1) {
      await page();
      await page({ filter: { notDeclined: true } });
      await discovery().facets(organizationId, {});
    }
    expect(search.search).toHaveBeenCalledTimes(4);
    expect(search.facets).toHaveBeenCalledTimes(2);
  });

  it("cost nothing but speed when Redis is away", async () => {
    const gone = openRedis("redis://127.0.0.1:1", "cache", () => undefined);
    expect(await discovery(gone).search(organizationId, asked())).toMatchObject({ limited: false });
    expect(await discovery(gone).facets(organizationId, {})).toEqual(noFacets);
    expect(onRead).toHaveBeenCalledWith("pages", false);
    gone.disconnect();
  });
});
