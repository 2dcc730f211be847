import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { createInstagram } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";
import type { PlatformGrant, PlatformPost, SocialConnector } from "@fanfare/domain/tracking";

import { CODE_VERIFIER, REDIRECT_URI, describeConnector } from "../connector-contract.ts";
import { connectorBench } from "../http/connector-bench.ts";
import { startInstagramSimulator } from "./simulator.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;

const connectTo = (url: string, now: () => number, timeoutMs: number, clientSecret = "simulated-client-secret") =>
  createInstagram({ consentBaseUrl: url, tokenBaseUrl: url, graphBaseUrl: url, clientId: "simulated-client-id", clientSecret, guards: new Guards(), timeoutMs, firstRetryMs: 1, now });

const { harness, tell, url, now } = connectorBench({
  name: "Instagram",
  traits: { rotatesRefreshToken: false, refreshDueAfterSeconds: 25 * HOUR, accessTokenDeadAfterSeconds: 60 * DAY + 1, counts: ["views", "likes", "comments"], tellsAudience: true, revokes: false },
  start: () => startInstagramSimulator({ port: 0 }),
  connect: connectTo,
  account: { nameField: "username", idField: "id" },
  post: ({ text, ...counts }) => ({ caption: text, counts }),
});

describeConnector(harness);

describe("what only Instagram does", () => {
  let instagram: SocialConnector;
  let account: string;
  beforeAll(() => harness.start());
  afterAll(() => harness.stop());
  beforeEach(async () => {
    await harness.reset();
    instagram = harness.connect();
    account = await harness.addAccount("mira.cooks", 184_000);
  });

  async function grantOf(scopes?: string[], reference = account): Promise<PlatformGrant> {
    const url = instagram.consentUrl({ redirectUri: REDIRECT_URI, state: "s", codeVerifier: CODE_VERIFIER });
    const { location } = await tell<{ location: string }>("POST", "consent", { url: url.href, account: reference, ...(scopes && { scopes }) });
    // A browser hands over the address as it is, with what the platform sticks to it.
    const code = `${new URL(location).searchParams.get("code")}${new URL(location).hash}`;
    return instagram.exchangeCode(code, { redirectUri: REDIRECT_URI, codeVerifier: CODE_VERIFIER });
  }
  const publish = (fields: object = {}) => tell<{ id: string; shortcode: string; url: string }>("POST", "posts", { account, growthPerHour: 0, ...fields });
  async function listed(grant: PlatformGrant): Promise<PlatformPost[]> {
    const posts: PlatformPost[] = [];
    for await (const page of instagram.listPostsSince(grant, new Date(0))) posts.push(...page);
    return posts;
  }

  it.each(["bare", "permissions", "data"])("reads the first token in its shape %s, and the id whole", async (shape) => {
    await tell("POST", "token-shape", { shape });
    const grant = await grantOf();
    expect(grant).toMatchObject({ externalId: account, refreshToken: null, scopes: ["instagram_business_basic", "instagram_business_manage_insights"] });
    expect(account).toMatch(/^17841\d{12}$/);
    expect(grant.expiresAt.getTime() - now()).toBeGreaterThan(59.9 * DAY * 1000);
  });

  it("leaves a token alone that is not yet a day old", async () => {
    const grant = await grantOf();
    await harness.advance(23 * HOUR);
    expect(await instagram.refresh(grant)).toEqual(grant);
  });

  it("can't prolong a token that expired", async () => {
    const grant = await grantOf();
    await harness.advance(60 * DAY + 1);
    await expect(instagram.refresh(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
  });

  it("blames a wrong secret on the configuration", async () => {
    await expect(connectTo(url(), now, 10_000, "wrong").exchangeCode("c", { redirectUri: REDIRECT_URI, codeVerifier: CODE_VERIFIER })).rejects.toMatchObject({ code: "tracking.platform-refused" });
  });

  it("lists stories while they live, and says gone after a day", async () => {
    const story = await publish({ productType: "STORY", caption: "", counts: { views: 40 } });
    const post = await publish({ caption: "Soup" });
    const grant = await grantOf();
    expect((await listed(grant)).map(({ externalId }) => externalId)).toEqual([story.id, post.id]);
    expect((await instagram.fetchPostMetrics(grant, [story.id])).get(story.id)).toMatchObject({ views: 40 });
    await harness.advance(DAY);
    expect((await listed(grant)).map(({ externalId }) => externalId)).toEqual([post.id]);
    expect(await instagram.fetchPost(grant, story.id)).toBe("gone");
    expect(await instagram.fetchPostMetrics(grant, [story.id])).toEqual(new Map());
  });

  it("says gone for a post that its owner hid, and shows it again", async () => {
    const { id } = await publish();
    const grant = await grantOf();
    await tell("PATCH", `posts/${id}`, { isPrivate: true });
    expect(await instagram.fetchPost(grant, id)).toBe("gone");
    expect(await listed(grant)).toEqual([]);
    await tell("PATCH", `posts/${id}`, { isPrivate: false });
    expect(await instagram.fetchPost(grant, id)).toMatchObject({ externalId: id });
  });

  it("blames a redirect address that is not the one of the consent on the configuration", async () => {
    const back = await harness.consent(instagram.consentUrl({ redirectUri: REDIRECT_URI, state: "s", codeVerifier: CODE_VERIFIER }), account, "allow");
    const code = back.searchParams.get("code") ?? "";
    await expect(instagram.exchangeCode(code, { redirectUri: "https://other.example/", codeVerifier: CODE_VERIFIER })).rejects.toMatchObject({ code: "tracking.platform-refused" });
  });

  it("finds a post by the shortcode of its address, pages deep", async () => {
    const wanted = await publish({ caption: "The one", publishedAt: "2026-01-01T00:00:00Z", productType: "REELS", mediaType: "VIDEO", counts: { views: 5_000_000_000 } });
    for (let nth = 0; nth < 60; nth += 1) await publish();
    const grant = await grantOf();
    expect(await instagram.fetchPost(grant, wanted.shortcode)).toMatchObject({ externalId: wanted.id, text: "The one", metrics: { views: 5_000_000_000 }, raw: { permalink: wanted.url } });
    expect(await instagram.fetchPost(grant, "CnotThere00")).toBe("gone");
  });

  it("knows hidden likes from the insights", async () => {
    const { id } = await publish({ likesHidden: true, counts: { views: 100, likes: 7 } });
    expect((await instagram.fetchPostMetrics(await grantOf(), [id])).get(id)).toMatchObject({ likes: 7, raw: { like_count: null } });
  });

  it("does not know views where the platform has none: few viewers, and times before the account was professional", async () => {
    const story = await publish({ productType: "STORY", counts: { views: 4, comments: 0 } });
    const grant = await grantOf();
    expect((await instagram.fetchPostMetrics(grant, [story.id])).get(story.id)).toMatchObject({ views: null, comments: 0 });
    await tell("POST", "accounts", { username: "mira.cooks", convertedAt: "2026-06-01T00:00:00Z" });
    const old = await publish({ publishedAt: "2026-05-01T00:00:00Z", counts: { likes: 9 } });
    expect((await instagram.fetchPostMetrics(grant, [old.id])).get(old.id)).toMatchObject({ views: null, likes: 9 });
  });

  it("has no audience to tell of a small account", async () => {
    const small = await harness.addAccount("small.one", 99);
    expect(await instagram.fetchAudience(await grantOf(undefined, small))).toBeNull();
  });

  it("says that a right is missing where insights were not granted", async () => {
    await tell("POST", "token-shape", { shape: "data" });
    const grant = await grantOf(["instagram_business_basic"]);
    expect(grant.scopes).toEqual(["instagram_business_basic"]);
    await expect(instagram.fetchAudience(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected", message: expect.stringContaining("a right is missing") });
  });

  it.each(["190", "190/459", "190/460", "190/463", "190/464", "190/466", "190/467", "102", "2500", "10", "200"])("code %s asks the owner to connect again", async (kind) => {
    const grant = await grantOf();
    await harness.misbehave(kind);
    await expect(instagram.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
  });

  it("says when the owner must log in to Instagram first", async () => {
    const grant = await grantOf();
    await harness.misbehave("190/459");
    await expect(instagram.fetchProfile(grant)).rejects.toThrow("log in to Instagram first");
  });

  it.each(["100", "2500/path"])("code %s is a fault of ours", async (kind) => {
    const grant = await grantOf();
    await harness.misbehave(kind);
    await expect(instagram.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-refused", message: expect.stringContaining("fbtrace_id") });
  });

  it.each(["100/33", "110/2207013"])("code %s of a post means that it is gone", async (kind) => {
    const { id } = await publish();
    const grant = await grantOf();
    await harness.misbehave(kind);
    expect(await instagram.fetchPost(grant, id)).toBe("gone");
  });

  it.each(["1", "2"])("code %s is got over by another try", async (kind) => {
    const grant = await grantOf();
    await harness.misbehave(kind);
    expect(await instagram.fetchProfile(grant)).toMatchObject({ externalId: account });
  });

  it.each(["4", "613"])("code %s keeps the whole app away, five minutes when it is not told how long", async (kind) => {
    const grant = await grantOf();
    await harness.misbehave(kind);
    await expect(instagram.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-unavailable", retryAfterMs: 300_000 });
    await expect(instagram.fetchProfile(grant)).rejects.toThrow("paused");
  });

  it.each(["17", "32", "80002"])("code %s keeps that account away, and no other", async (kind) => {
    const grant = await grantOf();
    await harness.misbehave(kind);
    await expect(instagram.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-unavailable", retryAfterMs: 300_000 });
    expect(await instagram.fetchProfile(await grantOf(undefined, "creator.00001"))).toMatchObject({ handle: "creator.00001" });
  });

  it("waits as many minutes as the account's usage tells", async () => {
    const grant = await grantOf();
    await tell("POST", "quota", { accountPerDay: 2 });
    await instagram.fetchProfile(grant);
    await expect(instagram.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-unavailable", retryAfterMs: DAY * 1000 });
  });

  it("takes a code that is refused for a matter of the person, not of the configuration", async () => {
    await harness.misbehave("token-error");
    await expect(grantOf()).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
  });
});
