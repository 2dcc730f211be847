import { errors } from "@elastic/elasticsearch";
import { DomainError } from "@fanfare/domain/kernel";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { asked, emptyPage, noFacets, searchThat } from "./discovery.fixture.ts";
import { searchWithFallback, searchWithoutEngine } from "./with-fallback.ts";

const organizationId = "0197a000-0000-7000-8000-000000000001";
const away = () => Promise.reject(new Error("connect ECONNREFUSED"));
const never = () => new Promise<never>(() => undefined);

describe("search with a second way to answer", () => {
  const engine = { search: vi.fn(), facets: vi.fn(), suggest: vi.fn(), ids: vi.fn() };
  const second = { search: vi.fn(), facets: vi.fn(), suggest: vi.fn(), ids: vi.fn() };
  const onFailure = vi.fn();
  let discovery: ReturnType<typeof searchWithFallback>;

  beforeEach(() => {
    vi.useFakeTimers();
    for (const [search, total] of [[engine, 1], [second, 2]] as const) {
      search.search.mockReset().mockResolvedValue({ ...emptyPage, total });
      search.facets.mockReset().mockResolvedValue(search === engine ? noFacets : null);
      search.suggest.mockReset().mockResolvedValue([]);
      search.ids.mockReset().mockResolvedValue([String(total)]);
    }
    onFailure.mockReset();
    discovery = searchWithFallback(engine, second, onFailure, { answerMs: 1_000, idsMs: 5_000 });
  });
  afterEach(() => void vi.useRealTimers());

  const search = () => discovery.search(organizationId, asked());
  const failThrice = async () => {
    engine.search.mockImplementation(away);
    for (let nth = 0; nth < 3; nth += 1) await search();
  };

  it("answers from the engine while that is well", async () => {
    expect(await search()).toMatchObject({ total: 1, limited: false });
    expect(second.search).not.toHaveBeenCalled();
  });

  it("answers from the catalogue, and says so, already when the engine fails once", async () => {
    engine.search.mockImplementation(away);
    expect(await search()).toMatchObject({ total: 2, limited: true });
    expect(onFailure).toHaveBeenCalledOnce();
  });

  it("leaves the engine alone after three failures, whatever is asked of it", async () => {
    await failThrice();
    engine.search.mockClear();
    expect(await search()).toMatchObject({ limited: true });
    expect(await discovery.facets(organizationId, {})).toBeNull();
    await discovery.suggest(organizationId, "mi", ["creator"]);
    for (const part of [engine.search, engine.facets, engine.suggest]) expect(part).not.toHaveBeenCalled();
  });

  it("counts answers that come too late as failures", async () => {
    engine.facets.mockImplementation(never);
    for (let nth = 0; nth < 3; nth += 1) {
      const facets = discovery.facets(organizationId, {});
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await facets).toBeNull();
    }
    expect(await search()).toMatchObject({ limited: true });
    expect(engine.search).not.toHaveBeenCalled();
  });

  it("tries the engine with one call after ten seconds, while the others need not wait for it", async () => {
    await failThrice();
    await vi.advanceTimersByTimeAsync(10_000);
    const probe = Promise.withResolvers<typeof emptyPage>();
    engine.search.mockReset().mockReturnValue(probe.promise);
    const probing = search();
    expect(await search()).toMatchObject({ limited: true });
    expect(engine.search).toHaveBeenCalledOnce();
    probe.resolve({ ...emptyPage, total: 1 });
    expect(await probing).toMatchObject({ total: 1, limited: false });
    engine.search.mockResolvedValue({ ...emptyPage, total: 1 });
    expect(await search()).toMatchObject({ limited: false });
  });

  it("stays away for another ten seconds when that call fails", async () => {
    await failThrice();
    await vi.advanceTimersByTimeAsync(10_000);
    await search();
    engine.search.mockClear().mockResolvedValue(emptyPage);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(await search()).toMatchObject({ limited: true });
    expect(engine.search).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await search()).toMatchObject({ limited: false });
  });

  it("passes on a forged cursor as the refusal it is, however often", async () => {
    engine.search.mockRejectedValue(new DomainError("invalid", "discovery.bad-cursor", "Start again."));
    for (let nth = 0; nth < 5; nth += 1) await expect(search()).rejects.toMatchObject({ code: "discovery.bad-cursor" });
    engine.search.mockResolvedValue(emptyPage);
    expect(await search()).toMatchObject({ limited: false });
    expect(second.search).not.toHaveBeenCalled();
  });

  it("is not given up for everybody when it refuses one search that it can't take", async () => {
    const refusal = new errors.ResponseError({ statusCode: 400, body: {}, headers: {}, warnings: null, meta: {} as never });
    engine.search.mockRejectedValue(refusal);
    for (let nth = 0; nth < 5; nth += 1) expect(await search()).toMatchObject({ limited: true });
    expect(engine.search).toHaveBeenCalledTimes(5);
    engine.search.mockResolvedValue(emptyPage);
    expect(await search()).toMatchObject({ limited: false });
  });

  it("tells of failed calls, and is quiet about those it does not make", async () => {
    await failThrice();
    await search();
    expect(onFailure).toHaveBeenCalledTimes(3);
  });

  it("gives ids from the catalogue when that can check all conditions", async () => {
    engine.ids.mockImplementation(away);
    expect(await discovery.ids(organizationId, {}, "relevance", 10)).toEqual(["2"]);
  });

  it("gives no ids rather than those of others when it can't", async () => {
    engine.ids.mockImplementation(away);
    second.search.mockResolvedValue({ ...emptyPage, ignored: ["likeCreators"] });
    await expect(discovery.ids(organizationId, {}, "relevance", 10)).rejects.toMatchObject({ kind: "unavailable", code: "discovery.search-away", details: { ignored: ["likeCreators"] } });
    expect(second.ids).not.toHaveBeenCalled();
  });
});

describe("search without an engine", () => {
  it("always says that it is limited", async () => {
    const discovery = searchWithoutEngine(searchThat({ facets: async () => null }));
    expect(await discovery.search(organizationId, asked())).toMatchObject({ limited: true });
    expect(await discovery.facets(organizationId, {})).toBeNull();
  });
});
