import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { countInMemory, createTikTok } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";
import type { PlatformGrant, SocialConnector } from "@fanfare/domain/tracking";

import { CODE_VERIFIER, REDIRECT_URI, describeConnector } from "../connector-contract.ts";
import { connectorBench } from "../http/connector-bench.ts";
import { startTikTokSimulator } from "./simulator.ts";

const connectTo = (url: string, now: () => number, timeoutMs: number, clientSecret = "simulated-client-secret") =>
  createTikTok({ consentBaseUrl: url, apiBaseUrl: url, clientKey: "simulated-client-key", clientSecret, guards: new Guards(), requests: countInMemory(), timeoutMs, firstRetryMs: 1, now });

const { harness, tell, url, now } = connectorBench({
  name: "TikTok",
  traits: { rotatesRefreshToken: true, refreshDueAfterSeconds: 3_600, accessTokenDeadAfterSeconds: 7_201, counts: ["views", "likes", "comments"], tellsAudience: false, revokes: true },
  start: () => startTikTokSimulator({ port: 0 }),
  connect: connectTo,
  account: { nameField: "username", idField: "openId" },
  post: ({ text, ...counts }) => ({ description: text, counts }),
});

describeConnector(harness);

describe("what only TikTok does", () => {
  let tiktok: SocialConnector;
  beforeAll(() => harness.start());
  afterAll(() => harness.stop());
  beforeEach(async () => {
    await harness.reset();
    tiktok = harness.connect();
  });

  async function grantOf(scopes?: string[], account = "creator.00001"): Promise<PlatformGrant> {
    const url = tiktok.consentUrl({ redirectUri: REDIRECT_URI, state: "s", codeVerifier: CODE_VERIFIER });
    const { location } = await tell<{ location: string }>("POST", "consent", { url: url.href, account, ...(scopes && { scopes }) });
    return tiktok.exchangeCode(new URL(location).searchParams.get("code") ?? "", { redirectUri: REDIRECT_URI, codeVerifier: CODE_VERIFIER });
  }

  it("asks for no more of a profile than was granted", async () => {
    const grant = await grantOf(["user.info.basic"]);
    expect(grant.scopes).toEqual(["user.info.basic"]);
    expect(await tiktok.fetchProfile(grant)).toMatchObject({ handle: null, title: "Creator 1", followers: null, posts: null });
  });

  it("says that a right is missing where videos were not granted", async () => {
    const grant = await grantOf(["user.info.basic"]);
    await expect(tiktok.fetchPost(grant, "7412345678901234567")).rejects.toMatchObject({ code: "tracking.platform-token-rejected", message: expect.stringContaining("a right is missing") });
  });

  it("does not exchange a code for who can't prove to have asked for it", async () => {
    const url = tiktok.consentUrl({ redirectUri: REDIRECT_URI, state: "s", codeVerifier: CODE_VERIFIER });
    const back = await harness.consent(url, "creator.00001", "allow");
    await expect(tiktok.exchangeCode(back.searchParams.get("code") ?? "", { redirectUri: REDIRECT_URI, codeVerifier: "another" })).rejects.toMatchObject({ code: "tracking.platform-refused" });
  });

  it("blames a wrong secret on the configuration", async () => {
    await expect(connectTo(url(), now, 10_000, "wrong").exchangeCode("c", { redirectUri: REDIRECT_URI, codeVerifier: CODE_VERIFIER })).rejects.toMatchObject({ code: "tracking.platform-refused" });
  });

  it("says gone for a post that its owner hid, and shows it again", async () => {
    const { id } = await tell<{ id: string }>("POST", "posts", { account: "creator.00001" });
    const grant = await grantOf();
    await tell("PATCH", `posts/${id}`, { isPrivate: true });
    expect(await tiktok.fetchPost(grant, id)).toBe("gone");
    expect(await tiktok.fetchPostMetrics(grant, [id])).toEqual(new Map());
    await tell("PATCH", `posts/${id}`, { isPrivate: false });
    expect(await tiktok.fetchPost(grant, id)).toMatchObject({ externalId: id });
  });

  it("goes on over pages that are empty because their posts are private", async () => {
    const grant = await grantOf();
    const { openId: account } = await tell<{ openId: string }>("POST", "accounts", { username: "shy.one" });
    for (let nth = 0; nth < 45; nth += 1) await tell("POST", "posts", { account, isPrivate: nth > 4 });
    const shy = await grantOf(undefined, "shy.one");
    const sizes: number[] = [];
    for await (const page of tiktok.listPostsSince(shy, new Date(0))) sizes.push(page.length);
    expect(sizes).toEqual([0, 0, 5]);
    expect(grant.externalId).not.toBe(shy.externalId);
  });

  it.each(["access_token_invalid", "scope_not_authorized", "scope_permission_missed"])("%s asks the owner to connect again", async (kind) => {
    const grant = await grantOf();
    await harness.misbehave(kind);
    await expect(tiktok.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
  });

  it.each(["invalid_params", "invalid_file_upload", "spam_risk_too_many_pending_share"])("%s is a fault of ours, told with the platform's log_id", async (kind) => {
    const grant = await grantOf();
    await harness.misbehave(kind);
    await expect(tiktok.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-refused", message: expect.stringContaining("log_id 2026") });
  });

  it.each([
    ["access_denied", "token-rejected"],
    ["invalid_grant", "token-rejected"],
    ["invalid_scope", "token-rejected"],
    ["invalid_client", "refused"],
    ["invalid_request", "refused"],
    ["unauthorized_client", "refused"],
    ["unsupported_grant_type", "refused"],
    ["server_error", "unavailable"],
  ])("%s at a refresh is %s", async (kind, code) => {
    const grant = await grantOf();
    await harness.misbehave(kind);
    await expect(tiktok.refresh(grant)).rejects.toMatchObject({ code: `tracking.platform-${code}` });
  });

  it("keeps away for a minute when the platform does not say how long, at that endpoint only", async () => {
    const grant = await grantOf();
    await tell("POST", "quota", { requestsPerMinute: 1 });
    await tiktok.fetchProfile(grant);
    await expect(tiktok.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-unavailable", retryAfterMs: 60_000 });
    expect(await tiktok.fetchPost(grant, "7412345678901234567")).toBe("gone");
  });

  it("sees counts grow with the platform's time, and fall when likes are taken back", async () => {
    const { id } = await tell<{ id: string }>("POST", "posts", { account: "creator.00001", growthPerHour: 1000, counts: { views: 5_000_000_000, likes: 50 } });
    const grant = await grantOf();
    const metrics = async () => (await tiktok.fetchPostMetrics(grant, [id])).get(id);
    const first = await metrics();
    expect(first?.views).toBeGreaterThanOrEqual(5_000_000_000);
    await harness.advance(3_600);
    expect((await metrics())?.views).toBeGreaterThan(first?.views ?? 0);
    await tell("PATCH", `posts/${id}`, { counts: { likes: 5 } });
    expect(await metrics()).toMatchObject({ likes: 5 });
  });
});
