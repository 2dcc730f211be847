import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { createTwitch } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";
import type { PlatformGrant, PlatformPost, SocialConnector } from "@fanfare/domain/tracking";

import { CODE_VERIFIER, REDIRECT_URI, describeConnector } from "../connector-contract.ts";
import { connectorBench } from "../http/connector-bench.ts";
import { startTwitchSimulator } from "./simulator.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;

const connectTo = (url: string, now: () => number, timeoutMs: number, app: { clientId?: string; clientSecret?: string } = {}) =>
  createTwitch({ idBaseUrl: url, apiBaseUrl: url, clientId: "simulated-client-id", clientSecret: "simulated-client-secret", ...app, guards: new Guards(), timeoutMs, firstRetryMs: 1, now });

const { harness, tell, url, now } = connectorBench({
  name: "Twitch",
  traits: { rotatesRefreshToken: true, refreshDueAfterSeconds: 3 * HOUR, accessTokenDeadAfterSeconds: 14_249, counts: ["views"], tellsAudience: false, revokes: true },
  start: () => startTwitchSimulator({ port: 0 }),
  connect: connectTo,
  account: { nameField: "login", idField: "id" },
  post: ({ text, views }) => ({ kind: "upload", title: text, views }),
});

describeConnector(harness);

describe("what only Twitch does", () => {
  let twitch: SocialConnector;
  let account: string;
  beforeAll(() => harness.start());
  afterAll(() => harness.stop());
  beforeEach(async () => {
    await harness.reset();
    twitch = harness.connect();
    account = await harness.addAccount("miracooks", 184_000);
  });

  async function grantOf(reference = account): Promise<PlatformGrant> {
    const url = twitch.consentUrl({ redirectUri: REDIRECT_URI, state: "s", codeVerifier: CODE_VERIFIER });
    const back = await harness.consent(url, reference, "allow");
    return twitch.exchangeCode(back.searchParams.get("code") ?? "", { redirectUri: REDIRECT_URI, codeVerifier: CODE_VERIFIER });
  }
  const publish = async (fields: object = {}) => (await tell<{ id: string }>("POST", "posts", { account, growthPerHour: 0, ...fields })).id;
  async function listed(grant: PlatformGrant): Promise<PlatformPost[]> {
    const posts: PlatformPost[] = [];
    for await (const page of twitch.listPostsSince(grant, new Date(0))) posts.push(...page);
    return posts;
  }

  it("learns from the validation whose token it is", async () => {
    expect(await grantOf()).toMatchObject({ externalId: account, scopes: ["moderator:read:followers"] });
  });

  it("asks whether a token is still taken, and says so when it is not", async () => {
    const grant = await grantOf();
    await expect(twitch.validate?.(grant)).resolves.toBeUndefined();
    await expect(twitch.validate?.({ ...grant, externalId: "1" })).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
    await harness.misbehave("id-server-error");
    await harness.misbehave("id-server-error");
    await harness.misbehave("id-server-error");
    await expect(twitch.validate?.(grant)).rejects.toMatchObject({ code: "tracking.platform-unavailable" });
    await harness.removeApp(account);
    await expect(harness.connect().validate?.(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
  });

  it("keeps the refresh token where the platform does not change it", async () => {
    await tell("POST", "refresh-tokens", { rotate: false });
    const grant = await grantOf();
    const fresh = await twitch.refresh(grant);
    expect(fresh.refreshToken).toBe(grant.refreshToken);
    expect(await twitch.refresh(grant)).toMatchObject({ externalId: account });
  });

  it("does not know what a profile does not tell, and rejects the grant of a banned account", async () => {
    const grant = await grantOf();
    expect(await twitch.fetchProfile(grant)).toMatchObject({ title: "miracooks", country: null, views: null, posts: null });
    await tell("POST", "accounts", { login: "miracooks", banned: true });
    await expect(twitch.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
  });

  it("says gone for recordings after as many days as the broadcaster's kind allows", async () => {
    const recording = await publish({ title: "Live", durationSeconds: 13_554 });
    const highlight = await publish({ kind: "highlight" });
    expect(await twitch.fetchPost(await grantOf(), recording)).toMatchObject({ text: "Live", durationMs: 13_554_000 });
    await harness.advance(14 * DAY);
    const grant = await grantOf();
    expect(await twitch.fetchPost(grant, recording)).toBe("gone");
    expect((await listed(grant)).map(({ externalId }) => externalId)).toEqual([highlight]);
    expect([...(await twitch.fetchPostMetrics(grant, [recording, highlight])).keys()]).toEqual([highlight]);
  });

  it("lists clips that the account cut, and not those that viewers cut of it", async () => {
    const own = await publish({ kind: "clip", title: "Best #ad", views: 40, publishedAt: new Date(now() - 60 * DAY * 1000).toISOString() });
    const viewers = await publish({ kind: "clip", creator: "creator_00002", views: 50_000 });
    const grant = await grantOf();
    expect((await listed(grant)).map(({ externalId }) => externalId)).toEqual([own]);
    expect(await twitch.fetchPost(grant, own)).toMatchObject({ accountExternalId: account, accountHandle: "miracooks", durationMs: 29_500, disclosed: true });
    const foreign = await twitch.fetchPost(grant, viewers);
    expect(foreign).toMatchObject({ accountHandle: "creator_00002" });
    const video = await publish({ views: 7 });
    const metrics = await twitch.fetchPostMetrics(grant, [own, video, "NeverCutClip"]);
    expect([...metrics].map(([id, { views }]) => [id, views])).toEqual([[video, 7], [own, 40]]);
  });

  it("goes on to an empty page where a full one promised another", async () => {
    for (let nth = 0; nth < 100; nth += 1) await publish({ kind: "upload" });
    const sizes: number[] = [];
    for await (const page of twitch.listPostsSince(await grantOf(), new Date(0))) sizes.push(page.length);
    expect(sizes).toEqual([100, 0, 0]);
  });

  it("waits until the bucket of that account is full again, and keeps no other account away", async () => {
    const [grant, other] = [await grantOf(), await grantOf("creator_00001")];
    await tell("POST", "quota", { points: 2 });
    await twitch.fetchProfile(grant);
    const refusal = await twitch.fetchProfile(grant).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "tracking.platform-unavailable", retryAfterMs: expect.closeTo(60_000, -4) });
    expect(await twitch.fetchProfile(other)).toMatchObject({ handle: "creator_00001" });
  });

  it("tries again at once when it is refused though points are left", async () => {
    const grant = await grantOf();
    await harness.misbehave("points-left");
    expect(await twitch.fetchProfile(grant)).toMatchObject({ externalId: account });
  });

  it.each([
    ["invalid-token", "token-rejected"],
    ["wrong-account", "token-rejected"],
    ["missing-scope", "token-rejected"],
    ["missing-scope-403", "token-rejected"],
    ["missing-token", "refused"],
    ["missing-client-id", "refused"],
    ["wrong-client-id", "refused"],
    ["missing-user-token", "refused"],
    ["missing-parameter", "refused"],
    ["nobody-asked", "refused"],
  ])("%s is %s", async (kind, code) => {
    const grant = await grantOf();
    await harness.misbehave(kind);
    await expect(twitch.fetchProfile(grant)).rejects.toMatchObject({ code: `tracking.platform-${code}` });
  });

  it.each([
    ["invalid-refresh-token", "token-rejected"],
    ["invalid-access-token", "token-rejected"],
    ["invalid-client", "refused"],
    ["unknown-client", "refused"],
    ["invalid-client-secret", "refused"],
    ["redirect-mismatch", "refused"],
    ["id-rate-limited", "unavailable"],
    ["id-server-error", "unavailable"],
  ])("%s at a refresh is %s", async (kind, code) => {
    const grant = await grantOf();
    await harness.misbehave(kind);
    await expect(twitch.refresh(grant)).rejects.toMatchObject({ code: `tracking.platform-${code}` });
  });

  it("blames a wrong secret, and an id that the token does not belong to, on the configuration", async () => {
    const exchange = connectTo(url(), now, 10_000, { clientSecret: "wrong" }).exchangeCode("c", { redirectUri: REDIRECT_URI, codeVerifier: CODE_VERIFIER });
    await expect(exchange).rejects.toMatchObject({ code: "tracking.platform-refused" });
    await expect(connectTo(url(), now, 10_000, { clientId: "other" }).fetchProfile(await grantOf())).rejects.toMatchObject({ code: "tracking.platform-refused" });
  });

  it("sees counts grow with the platform's time, and fall when views are taken back", async () => {
    const id = await publish({ kind: "upload", growthPerHour: 1000, views: 5_000_000_000 });
    const grant = await grantOf();
    const views = async () => (await twitch.fetchPostMetrics(grant, [id])).get(id)?.views ?? 0;
    const first = await views();
    expect(first).toBeGreaterThanOrEqual(5_000_000_000);
    await harness.advance(HOUR);
    expect(await views()).toBeGreaterThan(first);
    await tell("PATCH", `posts/${id}`, { views: 5, growthPerHour: 0 });
    expect(await views()).toBe(5);
  });
});
