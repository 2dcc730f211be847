import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { countInMemory, createYouTube } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";
import { parsePostUrl, type PlatformPosts } from "@fanfare/domain/tracking";

import { control } from "../control-client.ts";
import type { SimulatedVideo } from "../control-client.ts";
import type { RunningServer } from "../http/serve.ts";
import { startYouTubeSimulator } from "./simulator.ts";

let simulator: RunningServer;
let youtube: PlatformPosts;
let guards: Guards;

const SILENT = ["hang", "stalled-body"];
const connect = (apiKey = "right-key", timeoutMs = 10_000) =>
  createYouTube({ baseUrl: `${simulator.url}/youtube/v3`, apiKey, guards, units: countInMemory(), timeoutMs, firstRetryMs: 1 });
/** Waits for silence only where silence is what is tried. */
function connectFor(kind: string): PlatformPosts {
  guards = new Guards();
  return connect("right-key", SILENT.includes(kind) ? 150 : 10_000);
}
const tell = <T = unknown>(method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: object) => control<T>(simulator.url, method, path, body);
const publish = (fields: object = {}) => tell<SimulatedVideo>("POST", "videos", { channel: "@miracooks", title: "Soup", growthPerHour: 0, ...fields });
const fetchAccount = async (handle: string) => (await youtube.fetchAccounts([{ externalId: null, handle }]))[0]!;
const misbehave = (kind: string, fields: object = {}) => tell("POST", "misbehave", { kind, ...fields });

beforeAll(async () => {
  simulator = await startYouTubeSimulator({ port: 0, apiKey: "right-key" });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await tell("POST", "reset");
  guards = new Guards();
  youtube = connect();
});

describe("reading a post", () => {
  it("finds the published video by each address its creator may report", async () => {
    const video = await publish({
      title: "Soup for ten",
      description: "Pots by @acme.pots https://acme.example/pots?c=1 #soup #ad",
      publishedAt: "2026-11-20T08:00:00Z",
      durationSeconds: 247,
      counts: { views: 5_000_000_000, likes: 120, comments: 7 },
    });
    for (const url of [video.watchUrl, video.shareUrl, video.shortsUrl]) expect(parsePostUrl("youtube", url)).toEqual({ platform: "youtube", externalId: video.id });
    expect(await youtube.fetchPost(video.id)).toMatchObject({
      accountExternalId: video.channelId,
      accountHandle: "miracooks",
      publishedAt: new Date("2026-11-20T08:00:00Z"),
      links: ["https://acme.example/pots?c=1"],
      mentions: ["acme.pots"],
      hashtags: ["soup", "ad"],
      disclosed: true,
      durationMs: 247_000,
      metrics: { views: 5_000_000_000, likes: 120, comments: 7, shares: null },
    });
  });

  it("knows disclosure by the platform's flag and hidden counts as unknown", async () => {
    const { id } = await publish({ hasPaidProductPlacement: true, privacy: "unlisted", counts: { views: 1, likes: null, comments: null } });
    expect(await youtube.fetchPost(id)).toMatchObject({ disclosed: true, unlisted: true, metrics: { views: 1, likes: null, comments: null } });
  });

  it("says gone for a video that is unknown, deleted or private, or whose channel is terminated", async () => {
    expect(await youtube.fetchPost("unknown_id1")).toBe("gone");
    const { id, channelId } = await publish();
    await tell("PATCH", `videos/${id}`, { privacy: "private" });
    expect(await youtube.fetchPost(id)).toBe("gone");
    await tell("PATCH", `videos/${id}`, { privacy: "public" });
    expect(await youtube.fetchPost(id)).toMatchObject({ externalId: id });
    await tell("POST", "channels", { id: channelId, handle: "miracooks", title: "Mira", state: "terminated" });
    expect(await youtube.fetchPost(id)).toBe("gone");
    const other = await publish({ channel: "@slowbikes" });
    await tell("DELETE", `videos/${other.id}`);
    expect(await youtube.fetchPost(other.id)).toBe("gone");
  });
});

describe("reading posts", () => {
  it("asks in batches of fifty, and leaves out what is gone or private", async () => {
    const videos: SimulatedVideo[] = [];
    for (let nth = 0; nth < 60; nth += 1) videos.push(await publish({ title: `No. ${nth}`, counts: { views: nth, likes: 1, comments: 0 } }));
    await tell("DELETE", `videos/${videos[3]?.id}`);
    await tell("PATCH", `videos/${videos[4]?.id}`, { privacy: "private" });
    const posts = await youtube.fetchPosts(videos.map(({ id }) => id));
    expect(posts.size).toBe(58);
    expect(posts.get(videos[59]?.id ?? "")).toMatchObject({ text: expect.stringContaining("No. 59") as string, accountHandle: null, metrics: { views: 59 } });
    expect((await tell<{ quota: { batchGetStats: number; pool: number } }>("GET", "state")).quota).toMatchObject({ batchGetStats: 0, pool: 2 });
    expect(await youtube.fetchPosts([])).toEqual(new Map());
  });
});

describe("reading metrics", () => {
  it("asks in batches of fifty, and leaves out what is gone", async () => {
    const videos: SimulatedVideo[] = [];
    for (let nth = 0; nth < 60; nth += 1) videos.push(await publish({ title: `No. ${nth}`, counts: { views: nth, likes: 1, comments: 0 } }));
    await tell("DELETE", `videos/${videos[3]?.id}`);
    const metrics = await youtube.fetchMetrics(videos.map(({ id }) => id));
    expect(metrics.size).toBe(59);
    expect(metrics.get(videos[59]?.id ?? "")).toMatchObject({ views: 59, likes: 1, comments: 0, shares: null });
    const { quota } = await tell<{ quota: { batchGetStats: number; pool: number } }>("GET", "state");
    expect(quota).toMatchObject({ batchGetStats: 2, pool: 0 });
  });

  it("sees counts grow with the platform's time, and fall when likes are taken back", async () => {
    const { id } = await publish({ growthPerHour: 1000, counts: { views: 100, likes: 50, comments: 0 } });
    const views = async () => (await youtube.fetchMetrics([id])).get(id);
    const first = await views();
    await tell("POST", "clock", { advanceSeconds: 86_400 });
    const later = await views();
    expect(later?.views).toBeGreaterThan(first?.views ?? 0);
    await tell("PATCH", `videos/${id}`, { counts: { likes: 5 } });
    expect(await views()).toMatchObject({ likes: 5 });
    expect((await views())?.views).toBeGreaterThanOrEqual(later?.views ?? 0);
  });

  it("asks nobody for no ids", async () => {
    expect(await youtube.fetchMetrics([])).toEqual(new Map());
  });
});

describe("reading an account", () => {
  it("finds it by handle and by id", async () => {
    const byHandle = await fetchAccount("@MiraCooks");
    expect(byHandle).toMatchObject({ handle: "miracooks", title: "Mira Cooks", followers: 184_000, country: "DE" });
    if (byHandle !== "gone") expect(await youtube.fetchAccounts([{ externalId: byHandle.externalId, handle: "renamed" }])).toEqual([byHandle]);
  });

  it("rounds followers as the platform does, and does not know hidden ones", async () => {
    await tell("POST", "channels", { handle: "big.one", title: "Big", subscribers: 10_765_432 });
    expect(await fetchAccount("big.one")).toMatchObject({ followers: 10_700_000 });
    await tell("POST", "channels", { handle: "big.one", title: "Big", hiddenSubscribers: true });
    expect(await fetchAccount("big.one")).toMatchObject({ followers: null });
  });

  it("says gone for an unknown one", async () => {
    expect(await fetchAccount("nobody.here")).toBe("gone");
  });
});

describe("the platform's errors", () => {
  const gone = ["authenticatedUserAccountClosed", "authenticatedUserAccountSuspended", "channelClosed", "channelSuspended", "playlistItemsNotAccessible", "forbidden", "channelNotFound", "playlistNotFound", "videoNotFound"];
  it.each(gone)("%s means that the post is gone", async (reason) => {
    await misbehave(reason);
    expect(await youtube.fetchPost("unknown_id1")).toBe("gone");
  });

  it("but never that all posts of a batch are gone", async () => {
    await misbehave("forbidden");
    await expect(youtube.fetchMetrics(["unknown_id1"])).rejects.toMatchObject({ code: "tracking.platform-refused" });
  });

  it.each(["authError", "keyInvalid", "badRequest", "invalidPageToken", "unknownPart"])("%s is a fault of the configuration and is not repeated", async (reason) => {
    await misbehave(reason);
    await expect(youtube.fetchPost("unknown_id1")).rejects.toMatchObject({ kind: "forbidden", code: "tracking.platform-refused" });
    expect(guards.states()[0]?.state).toBe("closed");
  });

  it("a wrong key is refused in words for the operator", async () => {
    await expect(connect("wrong-key").fetchPost("unknown_id1")).rejects.toMatchObject({ code: "tracking.platform-refused", message: expect.stringContaining("API key") });
  });

  it.each(["quotaExceeded", "dailyLimitExceeded"])("%s stops reading until midnight Pacific", async (reason) => {
    await misbehave(reason);
    const error: unknown = await youtube.fetchPost("unknown_id1").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: "unavailable", code: "tracking.platform-quota-exceeded" });
    expect(String(error)).not.toContain("<a href");
    await expect(youtube.fetchPost("unknown_id1")).rejects.toMatchObject({ code: "tracking.platform-unavailable" });
    expect(await youtube.fetchMetrics(["unknown_id1"])).toEqual(new Map());
  });

  it("the day's units are the platform's to count, too", async () => {
    await tell("POST", "quota", { remaining: 1 });
    expect(await fetchAccount("nobody.here")).toBe("gone");
    await expect(fetchAccount("nobody.here")).rejects.toMatchObject({ code: "tracking.platform-quota-exceeded" });
  });

  it("429 with Retry-After is obeyed", async () => {
    await misbehave("rate-limited", { retryAfterSeconds: 30 });
    await expect(youtube.fetchPost("unknown_id1")).rejects.toMatchObject({ code: "tracking.platform-unavailable", retryAfterMs: 30_000 });
    expect(guards.states()[0]).toMatchObject({ state: "open" });
  });

  it.each(["rate-limited", "userRateLimitExceeded", "server-error", "backendError", "html", "cut-body", "not-json", "closed", "hang", "stalled-body"])(
    "%s once is got over by another try",
    async (kind) => {
      const { id } = await publish();
      await misbehave(kind);
      expect(await connectFor(kind).fetchPost(id)).toMatchObject({ externalId: id });
    },
  );

  it.each([
    ["rate-limited", "platform-unavailable"],
    ["server-error", "platform-unavailable"],
    ["html", "platform-unavailable"],
    ["cut-body", "platform-unavailable"],
    ["stalled-body", "platform-unavailable"],
    ["hang", "platform-unavailable"],
    ["closed", "platform-unavailable"],
    ["not-json", "platform-answer-malformed"],
  ])("%s for long is a typed error, and opens the guard at the fifth failure", async (kind, code) => {
    await misbehave(kind, { times: 100 });
    const reader = connectFor(kind);
    await expect(reader.fetchPost("unknown_id1")).rejects.toMatchObject({ kind: "unavailable", code: `tracking.${code}` });
    await expect(reader.fetchPost("unknown_id1")).rejects.toMatchObject({ kind: "unavailable" });
    expect(guards.states()[0]).toMatchObject({ state: "open" });
    const { faults } = await tell<{ faults: { times: number }[] }>("GET", "state");
    expect(faults[0]?.times).toBe(95);
  });

  it("a server that is not there is a typed error", async () => {
    const ended = await startYouTubeSimulator({ port: 0 });
    await ended.close();
    const away = createYouTube({ baseUrl: `${ended.url}/youtube/v3`, apiKey: "k", guards, units: countInMemory(), firstRetryMs: 1 });
    await expect(away.fetchPost("unknown_id1")).rejects.toMatchObject({ code: "tracking.platform-unavailable" });
  });
});
