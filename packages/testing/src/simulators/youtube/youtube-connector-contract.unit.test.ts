import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { countInMemory, createYouTubeConnector } from "@fanfare/adapters/platforms";
import type { UnitCounter } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";
import { Audience } from "@fanfare/contracts/creator-metrics";
import type { PlatformGrant, PlatformPost, SocialConnector } from "@fanfare/domain/tracking";

import { CODE_VERIFIER, REDIRECT_URI, describeConnector } from "../connector-contract.ts";
import type { ConnectorHarness } from "../connector-contract.ts";
import { control } from "../control-client.ts";
import type { RunningServer } from "../http/serve.ts";
import { READ_ANALYTICS, READ_CHANNEL } from "./oauth.ts";
import { startYouTubeSimulator } from "./simulator.ts";

const DAY = 86_400;

let simulator: RunningServer;
let advancedMs = 0;
const now = () => Date.now() + advancedMs;
const tell = <T = unknown>(method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: object) => control<T>(simulator.url, method, path, body);
interface Choices {
  clientSecret?: string;
  guards?: Guards;
  units?: UnitCounter;
}
const connect = (timeoutMs = 10_000, choices: Choices = {}) =>
  createYouTubeConnector({
    consentBaseUrl: simulator.url,
    tokenBaseUrl: simulator.url,
    baseUrl: `${simulator.url}/youtube/v3`,
    analyticsBaseUrl: simulator.url,
    clientId: "simulated-client-id",
    clientSecret: "simulated-client-secret",
    guards: new Guards(),
    units: countInMemory(),
    ...choices,
    timeoutMs,
    firstRetryMs: 1,
    now,
  });

const harness: ConnectorHarness = {
  name: "YouTube",
  traits: { rotatesRefreshToken: false, refreshDueAfterSeconds: 3_000, accessTokenDeadAfterSeconds: 3_600, counts: ["views", "likes", "comments"], tellsAudience: true, revokes: true },
  start: async () => {
    simulator = await startYouTubeSimulator({ port: 0 });
  },
  stop: () => simulator.close(),
  reset: async () => {
    advancedMs = 0;
    await tell("POST", "reset", { seeded: false });
  },
  connect: (timeoutMs) => connect(timeoutMs),
  addAccount: async (handle, subscribers) => (await tell<{ id: string }>("POST", "channels", { handle, title: handle, subscribers })).id,
  consent: async (url, account, decision) => new URL((await tell<{ location: string }>("POST", "consent", { url: url.href, account, decision })).location),
  publish: async (channel, { text, publishedAt, ...counts }) =>
    (await tell<{ id: string }>("POST", "videos", { channel, title: text, publishedAt: publishedAt.toISOString(), growthPerHour: 0, counts })).id,
  deletePost: async (id) => void (await tell("DELETE", `videos/${id}`)),
  removeApp: async (account) => void (await tell("POST", "removals", { account })),
  misbehave: async (kind, fields = {}) => void (await tell("POST", "misbehave", { kind, ...fields })),
  advance: async (seconds) => {
    advancedMs += seconds * 1000;
    await tell("POST", "clock", { advanceSeconds: seconds });
  },
  now: () => new Date(now()),
};

describeConnector(harness);

describe("what only YouTube does", () => {
  let youtube: SocialConnector;
  let channelId: string;
  beforeAll(() => harness.start());
  afterAll(() => harness.stop());
  beforeEach(async () => {
    await harness.reset();
    youtube = connect();
    channelId = await harness.addAccount("tidepools", 48_300);
  });

  async function grantOf({ scopes, account = channelId, connector = youtube }: { scopes?: string[]; account?: string; connector?: SocialConnector } = {}): Promise<PlatformGrant> {
    const url = connector.consentUrl({ redirectUri: REDIRECT_URI, state: "s", codeVerifier: CODE_VERIFIER });
    const { location } = await tell<{ location: string }>("POST", "consent", { url: url.href, account, ...(scopes && { scopes }) });
    return connector.exchangeCode(new URL(location).searchParams.get("code") ?? "", { redirectUri: REDIRECT_URI, codeVerifier: CODE_VERIFIER });
  }
  const daysAgo = (days: number) => new Date(now() - days * DAY * 1000);
  const publish = (ageDays: number, fields: object = {}) =>
    tell<{ id: string }>("POST", "videos", { channel: channelId, title: `Aged ${ageDays}`, publishedAt: daysAgo(ageDays).toISOString(), growthPerHour: 0, ...fields });
  async function listed(grant: PlatformGrant, since: Date): Promise<PlatformPost[]> {
    const posts: PlatformPost[] = [];
    for await (const page of youtube.listPostsSince(grant, since)) posts.push(...page);
    return posts;
  }
  const usedUnits = async () => (await tell<{ quota: { pool: number; batchGetStats: number } }>("GET", "state")).quota;

  describe("consent", () => {
    it("is asked for offline, each time anew, with the hash of the secret", () => {
      const { searchParams } = youtube.consentUrl({ redirectUri: REDIRECT_URI, state: "s", codeVerifier: CODE_VERIFIER });
      expect(Object.fromEntries(searchParams)).toMatchObject({ access_type: "offline", prompt: "consent", include_granted_scopes: "true", code_challenge_method: "S256", scope: `${READ_CHANNEL} ${READ_ANALYTICS}` });
      expect(searchParams.get("code_challenge")).toMatch(/^[\w-]{43}$/);
    });

    it("gives a refresh token the second time, too", async () => {
      await grantOf();
      expect(await grantOf()).toMatchObject({ refreshToken: expect.stringMatching(/./) });
    });

    it("that leaves out the reports leads to a grant that says so", async () => {
      expect(await grantOf({ scopes: [READ_CHANNEL] })).toMatchObject({ externalId: channelId, scopes: [READ_CHANNEL] });
    });

    it("that leaves out the channel is no grant", async () => {
      await expect(grantOf({ scopes: [READ_ANALYTICS] })).rejects.toMatchObject({ code: "tracking.platform-token-rejected", message: expect.stringContaining("a right is missing") });
    });

    it("is not exchanged for who can't prove to have asked for it", async () => {
      const back = await harness.consent(youtube.consentUrl({ redirectUri: REDIRECT_URI, state: "s", codeVerifier: CODE_VERIFIER }), channelId, "allow");
      await expect(youtube.exchangeCode(back.searchParams.get("code") ?? "", { redirectUri: REDIRECT_URI, codeVerifier: "another" })).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
    });

    it("of an account without a channel is refused in words for its owner", async () => {
      await tell("POST", "channels", { id: channelId, handle: "tidepools", title: "Tide Pools", state: "terminated" });
      await expect(grantOf()).rejects.toMatchObject({ code: "tracking.platform-token-rejected", message: expect.stringContaining("no open channel") });
    });

    it("fails on a wrong secret by a fault of the configuration", async () => {
      await expect(grantOf({ connector: connect(10_000, { clientSecret: "wrong" }) })).rejects.toMatchObject({ code: "tracking.platform-refused" });
    });
  });

  describe("a grant", () => {
    it("keeps its refresh token at a refresh, however often", async () => {
      const grant = await grantOf();
      const once = await youtube.refresh(grant);
      const twice = await youtube.refresh(once);
      expect([once.refreshToken, twice.refreshToken]).toEqual([grant.refreshToken, grant.refreshToken]);
      expect(await youtube.fetchProfile(twice)).toMatchObject({ externalId: channelId });
    });

    it("can be given back after its access token has expired", async () => {
      const grant = await grantOf();
      await harness.advance(2 * 3_600);
      await youtube.revoke(grant);
      await expect(youtube.refresh(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
    });

    it.each([
      ["invalid_grant", "token-rejected"],
      ["invalid_client", "refused"],
      ["unauthorized_client", "refused"],
      ["invalid_request", "refused"],
      ["unsupported_grant_type", "refused"],
      ["internal_failure", "unavailable"],
      ["temporarily_unavailable", "unavailable"],
      ["html", "unavailable"],
      ["rate-limited", "unavailable"],
    ])("meets %s at a refresh as %s", async (kind, code) => {
      const grant = await grantOf();
      await harness.misbehave(kind);
      await expect(youtube.refresh(grant)).rejects.toMatchObject({ code: `tracking.platform-${code}` });
    });

    it.each([
      ["authError", "token-rejected"],
      ["insufficientPermissions", "token-rejected"],
      ["youtubeSignupRequired", "token-rejected"],
      ["authenticatedUserAccountClosed", "token-rejected"],
      ["authenticatedUserAccountSuspended", "token-rejected"],
      ["channelClosed", "token-rejected"],
      ["channelSuspended", "token-rejected"],
      ["badRequest", "refused"],
      ["unknownPart", "refused"],
      ["quotaExceeded", "quota-exceeded"],
      ["dailyLimitExceeded", "quota-exceeded"],
    ])("meets %s at its profile as %s, at once", async (kind, code) => {
      const grant = await grantOf();
      await harness.misbehave(kind);
      await expect(youtube.fetchProfile(grant)).rejects.toMatchObject({ code: `tracking.platform-${code}` });
    });

    it.each([["closed"], ["suspended"], ["terminated"]])("is dead when its channel is %s", async (state) => {
      const grant = await grantOf();
      await tell("POST", "channels", { id: channelId, handle: "tidepools", title: "Tide Pools", state });
      await expect(youtube.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
    });
  });

  it("does not know followers that are hidden", async () => {
    await tell("POST", "channels", { id: channelId, handle: "tidepools", title: "Tide Pools", hiddenSubscribers: true });
    expect(await youtube.fetchProfile(await grantOf())).toMatchObject({ handle: "tidepools", title: "Tide Pools", followers: null });
  });

  describe("the list of uploads", () => {
    it("is gone through past gaps and out of order, each post once", async () => {
      const ids: string[] = [];
      for (let nth = 0; nth < 130; nth += 1) ids.push((await publish(nth)).id);
      for (const id of ids.slice(5, 60)) await tell("DELETE", `videos/${id}`);
      await tell("POST", "uploads-order", { shuffled: true });
      const posts = await listed(await grantOf(), daysAgo(90.5));
      expect(posts.map(({ externalId }) => externalId).sort()).toEqual([...ids.slice(0, 5), ...ids.slice(60, 91)].sort());
    });

    it("shows a video that was uploaded long before it was published", async () => {
      for (let nth = 0; nth < 70; nth += 1) await publish(10 + nth);
      const { id } = await publish(1, { uploadedAt: daysAgo(75).toISOString() });
      expect((await listed(await grantOf(), daysAgo(5))).map(({ externalId }) => externalId)).toEqual([id]);
    });

    it("costs no more than the pages up to the moment asked for", async () => {
      for (let nth = 0; nth < 220; nth += 1) await publish(nth);
      const grant = await grantOf();
      const before = (await usedUnits()).pool;
      expect(await listed(grant, daysAgo(9.5))).toHaveLength(10);
      // The channel, a page with recent ones and their details, and two pages without.
      expect((await usedUnits()).pool - before).toBe(5);
    });

    it("holds unlisted posts, marked as such, and no private ones", async () => {
      await publish(1, { privacy: "private" });
      const { id } = await publish(2, { privacy: "unlisted" });
      const posts = await listed(await grantOf(), daysAgo(5));
      expect(posts).toMatchObject([{ externalId: id, unlisted: true, accountHandle: "tidepools" }]);
    });

    it.each(["playlistNotFound", "playlistItemsNotAccessible"])("is empty at %s", async (kind) => {
      await publish(1);
      const grant = await grantOf();
      await harness.misbehave(kind, { path: "playlistItems" });
      expect(await listed(grant, new Date(0))).toEqual([]);
    });

    it("is asked for again later when it took too long", async () => {
      const grant = await grantOf();
      await harness.misbehave("invalidPageToken", { path: "playlistItems", times: 10 });
      await expect(listed(grant, new Date(0))).rejects.toMatchObject({ code: "tracking.platform-unavailable" });
    });
  });

  it("says gone for a post that its owner made private, though it is shown to them", async () => {
    const { id } = await publish(1);
    const grant = await grantOf();
    await tell("PATCH", `videos/${id}`, { privacy: "private" });
    expect(await youtube.fetchPost(grant, id)).toBe("gone");
    await tell("PATCH", `videos/${id}`, { privacy: "public" });
    expect(await youtube.fetchPost(grant, id)).toMatchObject({ externalId: id });
  });

  it("tells whose post it is when it is somebody else's", async () => {
    const other = await harness.addAccount("slowbikes", 12_900);
    const { id } = await publish(1, { channel: other });
    expect(await youtube.fetchPost(await grantOf(), id)).toMatchObject({ accountExternalId: other, accountHandle: "slowbikes" });
  });

  describe("units", () => {
    it("of metrics are those of a bucket of their own", async () => {
      const ids: string[] = [];
      for (let nth = 0; nth < 60; nth += 1) ids.push((await publish(nth)).id);
      const grant = await grantOf();
      const before = await usedUnits();
      await youtube.fetchPostMetrics(grant, [...ids, ...ids]);
      expect(await usedUnits()).toEqual({ pool: before.pool, batchGetStats: before.batchGetStats + 2 });
    });

    it("that are used up stop all accounts until midnight Pacific, but not the metrics", async () => {
      const { id } = await publish(1);
      const grant = await grantOf();
      await tell("POST", "quota", { remaining: 0 });
      await expect(youtube.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-quota-exceeded", retryAfterMs: expect.any(Number) });
      await expect(youtube.fetchPost(grant, id)).rejects.toMatchObject({ code: "tracking.platform-unavailable" });
      expect((await youtube.fetchPostMetrics(grant, [id])).size).toBe(1);
    });

    it("are counted with those of the project's key", async () => {
      const units = countInMemory();
      const counted: string[] = [];
      const connector = connect(10_000, { units: { addOne: (key, ttlMs) => (counted.push(key), units.addOne(key, ttlMs)) } });
      await connector.fetchProfile(await grantOf({ connector }));
      expect(counted).toEqual([expect.stringMatching(/^youtube:units:pool:\d{4}-\d\d-\d\d$/), counted[0]]);
    });
  });

  describe("the audience", () => {
    it("is who watched, by country, age and gender", async () => {
      await tell("POST", "channels", { id: channelId, handle: "tidepools", title: "Tide Pools", country: "NZ" });
      const audience = Audience.parse(await youtube.fetchAudience(await grantOf()));
      expect(audience).toMatchObject({ basis: "viewers", credibility: null, cities: {} });
      expect(audience.countries).toMatchObject({ NZ: expect.any(Number) });
      expect(Object.keys(audience.countries)).not.toContain("ZZ");
      expect(Object.keys(audience.ages)).toEqual(expect.arrayContaining(["13-17", "45-64", "65+"]));
      expect(Object.keys(audience.genders).sort()).toEqual(["female", "male"]);
    });

    it("is unknown of a channel that is too small", async () => {
      expect(await youtube.fetchAudience(await grantOf({ account: await harness.addAccount("tiny.one", 90) }))).toBeNull();
    });

    it("is unknown, and not asked for, where its owner did not grant it", async () => {
      const grant = await grantOf({ scopes: [READ_CHANNEL] });
      await harness.misbehave("server-error", { times: 100 });
      expect(await youtube.fetchAudience(grant)).toBeNull();
    });

    it.each([
      ["authError", "token-rejected"],
      ["badRequest", "refused"],
      ["rate-limited", "unavailable"],
      ["not-json", "answer-malformed"],
    ])("meets %s as %s", async (kind, code) => {
      const grant = await grantOf();
      await harness.misbehave(kind, { times: 100, path: "/v2/reports" });
      await expect(youtube.fetchAudience(grant)).rejects.toMatchObject({ code: `tracking.platform-${code}` });
    });
  });

  it("serves thousands of accounts that were seeded, each by its own grant", async () => {
    const { channels } = await tell<{ channels: number }>("POST", "seed", { accounts: 3_000, postsEach: 3 });
    expect(channels).toBe(3_001);
    const grant = await grantOf({ account: "creator.02999" });
    expect(await youtube.fetchProfile(grant)).toMatchObject({ handle: "creator.02999", posts: 3 });
    expect(await listed(grant, new Date(0))).toHaveLength(3);
  });
});
