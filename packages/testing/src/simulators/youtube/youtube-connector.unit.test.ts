import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { countInMemory } from "@fanfare/adapters/platforms";
import { Audience } from "@fanfare/contracts/creator-metrics";
import type { PlatformGrant, PlatformPost, SocialConnector } from "@fanfare/domain/tracking";

import { connect, grantOf, harness, now, tell } from "./connector-harness.ts";
import { READ_CHANNEL } from "./oauth.ts";

const DAY_MS = 86_400_000;

describe("what a connected channel of YouTube tells", () => {
  let youtube: SocialConnector;
  let channelId: string;
  beforeAll(() => harness.start());
  afterAll(() => harness.stop());
  beforeEach(async () => {
    await harness.reset();
    youtube = connect();
    channelId = await harness.addAccount("tidepools", 48_300);
  });

  const granted = (scopes?: readonly string[], connector = youtube) => grantOf(channelId, connector, scopes);
  const daysAgo = (days: number) => new Date(now() - days * DAY_MS);
  const publish = (ageDays: number, fields: object = {}) =>
    tell<{ id: string }>("POST", "videos", { channel: channelId, title: `Aged ${ageDays}`, publishedAt: daysAgo(ageDays).toISOString(), growthPerHour: 0, ...fields });
  async function listed(grant: PlatformGrant, since: Date): Promise<PlatformPost[]> {
    const posts: PlatformPost[] = [];
    for await (const page of youtube.listPostsSince(grant, since)) posts.push(...page);
    return posts;
  }
  const usedUnits = async () => (await tell<{ quota: { pool: number; batchGetStats: number } }>("GET", "state")).quota;

  it("does not know followers that are hidden", async () => {
    await tell("POST", "channels", { id: channelId, handle: "tidepools", title: "Tide Pools", hiddenSubscribers: true });
    expect(await youtube.fetchProfile(await granted())).toMatchObject({ handle: "tidepools", title: "Tide Pools", followers: null });
  });

  describe("the list of uploads", () => {
    it("is gone through past gaps and out of order, each post once", async () => {
      const ids: string[] = [];
      for (let nth = 0; nth < 130; nth += 1) ids.push((await publish(nth)).id);
      for (const id of ids.slice(5, 60)) await tell("DELETE", `videos/${id}`);
      await tell("POST", "uploads-order", { shuffled: true });
      const posts = await listed(await granted(), daysAgo(90.5));
      expect(posts.map(({ externalId }) => externalId).sort()).toEqual([...ids.slice(0, 5), ...ids.slice(60, 91)].sort());
    });

    it("shows a video that was uploaded long before it was published", async () => {
      for (let nth = 0; nth < 70; nth += 1) await publish(10 + nth);
      const { id } = await publish(1, { uploadedAt: daysAgo(75).toISOString() });
      expect((await listed(await granted(), daysAgo(5))).map(({ externalId }) => externalId)).toEqual([id]);
    });

    it("costs no more than the pages up to the moment asked for", async () => {
      for (let nth = 0; nth < 220; nth += 1) await publish(nth);
      const grant = await granted();
      const before = (await usedUnits()).pool;
      expect(await listed(grant, daysAgo(9.5))).toHaveLength(10);
      // The channel, a page with recent ones and their details, and two pages without.
      expect((await usedUnits()).pool - before).toBe(5);
    });

    it("holds unlisted posts, marked as such, and no private ones", async () => {
      await publish(1, { privacy: "private" });
      const { id } = await publish(2, { privacy: "unlisted" });
      const posts = await listed(await granted(), daysAgo(5));
      expect(posts).toMatchObject([{ externalId: id, unlisted: true, accountHandle: "tidepools" }]);
    });

    it.each(["playlistNotFound", "playlistItemsNotAccessible"])("is empty at %s", async (kind) => {
      await publish(1);
      const grant = await granted();
      await harness.misbehave(kind, { path: "playlistItems" });
      expect(await listed(grant, new Date(0))).toEqual([]);
    });

    it("is asked for again later when it took too long", async () => {
      const grant = await granted();
      await harness.misbehave("invalidPageToken", { path: "playlistItems", times: 10 });
      await expect(listed(grant, new Date(0))).rejects.toMatchObject({ code: "tracking.platform-unavailable" });
    });
  });

  it("says gone for a post that its owner made private, though it is shown to them", async () => {
    const { id } = await publish(1);
    const grant = await granted();
    await tell("PATCH", `videos/${id}`, { privacy: "private" });
    expect(await youtube.fetchPost(grant, id)).toBe("gone");
    await tell("PATCH", `videos/${id}`, { privacy: "public" });
    expect(await youtube.fetchPost(grant, id)).toMatchObject({ externalId: id });
  });

  it("tells whose post it is when it is somebody else's", async () => {
    const other = await harness.addAccount("slowbikes", 12_900);
    const { id } = await publish(1, { channel: other });
    expect(await youtube.fetchPost(await granted(), id)).toMatchObject({ accountExternalId: other, accountHandle: "slowbikes" });
  });

  describe("units", () => {
    it("of metrics are those of a bucket of their own", async () => {
      const ids: string[] = [];
      for (let nth = 0; nth < 60; nth += 1) ids.push((await publish(nth)).id);
      const grant = await granted();
      const before = await usedUnits();
      await youtube.fetchPostMetrics(grant, [...ids, ...ids]);
      expect(await usedUnits()).toEqual({ pool: before.pool, batchGetStats: before.batchGetStats + 2 });
    });

    it("that are used up stop all accounts until midnight Pacific, but not the metrics", async () => {
      const { id } = await publish(1);
      const grant = await granted();
      await tell("POST", "quota", { remaining: 0 });
      await expect(youtube.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-quota-exceeded", retryAfterMs: expect.any(Number) });
      await expect(youtube.fetchPost(grant, id)).rejects.toMatchObject({ code: "tracking.platform-unavailable" });
      expect((await youtube.fetchPostMetrics(grant, [id])).size).toBe(1);
    });

    it("are counted with those of the project's key", async () => {
      const units = countInMemory();
      const counted: string[] = [];
      const connector = connect(10_000, { units: { addOne: (key, ttlMs) => (counted.push(key), units.addOne(key, ttlMs)) } });
      await connector.fetchProfile(await granted(undefined, connector));
      expect(counted).toEqual([expect.stringMatching(/^youtube:units:pool:\d{4}-\d\d-\d\d$/), counted[0]]);
    });
  });

  describe("the audience", () => {
    it("is who watched, by country, age and gender", async () => {
      await tell("POST", "channels", { id: channelId, handle: "tidepools", title: "Tide Pools", country: "NZ" });
      const audience = Audience.parse(await youtube.fetchAudience(await granted()));
      expect(audience).toMatchObject({ basis: "viewers", credibility: null, cities: {} });
      expect(audience.countries).toMatchObject({ NZ: expect.any(Number) });
      expect(Object.keys(audience.countries)).not.toContain("ZZ");
      expect(Object.keys(audience.ages)).toEqual(expect.arrayContaining(["13-17", "45-64", "65+"]));
      expect(Object.keys(audience.genders).sort()).toEqual(["female", "male"]);
    });

    it("is unknown of a channel that is too small", async () => {
      expect(await youtube.fetchAudience(await grantOf(await harness.addAccount("tiny.one", 90), youtube))).toBeNull();
    });

    it("is unknown, and not asked for, where its owner did not grant it", async () => {
      const grant = await granted([READ_CHANNEL]);
      await harness.misbehave("server-error", { times: 100 });
      expect(await youtube.fetchAudience(grant)).toBeNull();
    });

    it.each([
      ["authError", "token-rejected"],
      ["badRequest", "refused"],
      ["rate-limited", "unavailable"],
      ["not-json", "answer-malformed"],
    ])("meets %s as %s", async (kind, code) => {
      const grant = await granted();
      await harness.misbehave(kind, { times: 100, path: "/v2/reports" });
      await expect(youtube.fetchAudience(grant)).rejects.toMatchObject({ code: `tracking.platform-${code}` });
    });
  });

  it("serves thousands of accounts that were seeded, each by its own grant", async () => {
    const { channels } = await tell<{ channels: number }>("POST", "seed", { accounts: 3_000, postsEach: 3 });
    expect(channels).toBe(3_001);
    const grant = await grantOf("creator.02999", youtube);
    expect(await youtube.fetchProfile(grant)).toMatchObject({ handle: "creator.02999", posts: 3 });
    expect(await listed(grant, new Date(0))).toHaveLength(3);
  });
});
