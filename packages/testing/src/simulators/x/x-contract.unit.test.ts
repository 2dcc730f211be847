import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { countInMemory, createX } from "@fanfare/adapters/platforms";
import type { XOptions } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";
import type { PlatformGrant, PlatformPost, SocialConnector } from "@fanfare/domain/tracking";

import { CODE_VERIFIER, REDIRECT_URI, describeConnector } from "../connector-contract.ts";
import { connectorBench } from "../http/connector-bench.ts";
import { startXSimulator } from "./simulator.ts";

const DAY = 86_400;

const connectTo = (url: string, now: () => number, timeoutMs: number, options: Partial<XOptions> = {}) =>
  createX({
    consentBaseUrl: url,
    apiBaseUrl: url,
    clientId: "simulated-client-id",
    clientSecret: "simulated-client-secret",
    guards: new Guards(),
    reads: countInMemory(),
    readsPerMonth: 10_000,
    timeoutMs,
    firstRetryMs: 1,
    now,
    ...options,
  });

const { harness, tell, url, now } = connectorBench({
  name: "X",
  traits: { rotatesRefreshToken: true, refreshDueAfterSeconds: 3_600, accessTokenDeadAfterSeconds: 7_201, counts: ["views", "likes", "comments"], tellsAudience: false, revokes: true },
  start: () => startXSimulator({ port: 0 }),
  connect: connectTo,
  account: { nameField: "username", idField: "id" },
  post: ({ text, views, likes, comments }) => ({ text, counts: { impressions: views, likes, replies: comments } }),
});

describeConnector(harness);

describe("what only X does", () => {
  let x: SocialConnector;
  let account: string;
  beforeAll(() => harness.start());
  afterAll(() => harness.stop());
  beforeEach(async () => {
    await harness.reset();
    x = harness.connect();
    account = await harness.addAccount("miracooks", 184_000);
  });

  const backFrom = (connector: SocialConnector, reference: string) => harness.consent(connector.consentUrl({ redirectUri: REDIRECT_URI, state: "s", codeVerifier: CODE_VERIFIER }), reference, "allow");
  const codeFrom = async (connector: SocialConnector, reference = account) => (await backFrom(connector, reference)).searchParams.get("code") ?? "";
  const grantOf = async (reference = account, connector = x): Promise<PlatformGrant> => connector.exchangeCode(await codeFrom(connector, reference), { redirectUri: REDIRECT_URI, codeVerifier: CODE_VERIFIER });
  const publish = async (fields: object = {}) => (await tell<{ id: string }>("POST", "posts", { account, growthPerHour: 0, ...fields })).id;
  async function listed(grant: PlatformGrant, connector = x): Promise<PlatformPost[]> {
    const posts: PlatformPost[] = [];
    for await (const page of connector.listPostsSince(grant, new Date(0))) posts.push(...page);
    return posts;
  }
  const charged = async () => (await tell<{ charged: { posts: number; users: number } }>("GET", "state")).charged;

  describe("money", () => {
    const withBudget = (readsPerMonth: number, reads = countInMemory()) => connectTo(url(), now, 10_000, { readsPerMonth, reads });

    it("is not spent unless a budget is set: everything that costs is switched off", async () => {
      const off = connectTo(url(), now, 10_000, { readsPerMonth: 0 });
      const grant = await grantOf();
      const before = await charged();
      for (const read of [() => off.fetchProfile(grant), () => off.fetchPost(grant, "1"), () => off.fetchPostMetrics(grant, ["1"]), () => listed(grant, off)]) {
        await expect(read()).rejects.toMatchObject({ code: "tracking.platform-refused", message: expect.stringContaining("switched off") });
      }
      expect(await charged()).toEqual(before);
    });

    it("is not spent on a code either while reading is off, so that the code still works when it is on", async () => {
      const off = connectTo(url(), now, 10_000, { readsPerMonth: 0 });
      const code = await codeFrom(off);
      await expect(off.exchangeCode(code, { redirectUri: REDIRECT_URI, codeVerifier: CODE_VERIFIER })).rejects.toMatchObject({ code: "tracking.platform-refused" });
      expect(await x.exchangeCode(code, { redirectUri: REDIRECT_URI, codeVerifier: CODE_VERIFIER })).toMatchObject({ externalId: account });
    });

    it("is counted as the platform charges it: a read for each post, two for each user", async () => {
      const reads = countInMemory();
      const connector = withBudget(10_000, reads);
      for (let nth = 0; nth < 120; nth += 1) await publish({ kind: nth % 10 === 0 ? "reply" : "original" });
      const grant = await grantOf(account, connector);
      await listed(grant, connector);
      const other = await tell<{ id: string }>("POST", "posts", { account: "creator_00001" });
      await connector.fetchPost(grant, other.id);
      const { posts, users } = await charged();
      expect({ posts, users }).toEqual({ posts: 109, users: 2 });
      // The author of the list is charged once a day, and our count does not build on that.
      const counted = (await reads.addOne(`x:reads:${harness.now().toISOString().slice(0, 7)}`, 1)) - 1;
      expect(counted).toBe(posts + 2 * (users + 1));
    });

    it("ends a list where the month's budget ends, without asking for more than it holds", async () => {
      for (let nth = 0; nth < 150; nth += 1) await publish();
      const grant = await grantOf();
      const before = (await charged()).posts;
      await expect(listed(grant, withBudget(42))).rejects.toMatchObject({ code: "tracking.platform-quota-exceeded" });
      expect((await charged()).posts - before).toBe(40);
    });

    it("is not spent on a part of the metrics when there is not enough for all", async () => {
      const ids: string[] = [];
      for (let nth = 0; nth < 120; nth += 1) ids.push(await publish());
      const grant = await grantOf();
      const tight = withBudget(119);
      await expect(tight.fetchPostMetrics(grant, ids)).rejects.toMatchObject({ code: "tracking.platform-quota-exceeded" });
      expect((await charged()).posts).toBe(0);
      expect((await tight.fetchPostMetrics(grant, ids.slice(0, 100))).size).toBe(100);
    });

    it("is there again when the next month begins, which is how long the error says to wait", async () => {
      const grant = await grantOf();
      const tight = withBudget(2);
      await tight.fetchProfile(grant);
      const { retryAfterMs } = (await tight.fetchProfile(grant).catch((error: unknown) => error)) as { retryAfterMs: number };
      const next = new Date(now() + retryAfterMs);
      expect([next.getUTCDate(), next.getUTCMonth()]).toEqual([1, (harness.now().getUTCMonth() + 1) % 12]);
      // By then the token is dead, which is another answer than the budget's.
      await harness.advance(Math.ceil(retryAfterMs / 1000) + 7_201);
      await expect(tight.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
    });

    it("that the app's credits or its plan lack is told to the operator, or waited for", async () => {
      const grant = await grantOf();
      await harness.misbehave("credits");
      await expect(x.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-refused", message: expect.stringContaining("CreditsDepleted") });
      await tell("POST", "quota", { postsPerMonth: 0 });
      await expect(x.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-quota-exceeded", retryAfterMs: DAY * 1000 });
      // Tokens are not charged, and must not die meanwhile.
      expect(await x.refresh(grant)).toMatchObject({ externalId: account });
    });
  });

  it("learns from the profile whose token it is", async () => {
    expect(await grantOf()).toMatchObject({ externalId: account, scopes: ["tweet.read", "users.read", "offline.access"] });
    expect(account).toMatch(/^\d{19}$/);
  });

  it("does not exchange a code for who can't prove to have asked for it, or comes from another address", async () => {
    const exchange = async (redirectUri: string, codeVerifier: string) => x.exchangeCode(await codeFrom(x), { redirectUri, codeVerifier });
    await expect(exchange(REDIRECT_URI, "another")).rejects.toMatchObject({ code: "tracking.platform-refused" });
    await expect(exchange("https://other.example/", CODE_VERIFIER)).rejects.toMatchObject({ code: "tracking.platform-refused" });
  });

  it("blames a wrong secret on the configuration", async () => {
    const wrong = connectTo(url(), now, 10_000, { clientSecret: "wrong" });
    await expect(wrong.exchangeCode("c", { redirectUri: REDIRECT_URI, codeVerifier: CODE_VERIFIER })).rejects.toMatchObject({ code: "tracking.platform-refused" });
  });

  it("reads what the author wrote: whole, with its links where they lead, and without the picture's", async () => {
    const link = "https://acme.example/pots?size=3&ref=$&1";
    const text = `Soup & <bread> with @acme ${link} ${"so good ".repeat(60)}#ad`;
    const id = await publish({ text, hasPicture: true });
    expect(await x.fetchPost(await grantOf(), id)).toMatchObject({ text, links: [link], mentions: ["acme"], hashtags: ["ad"], disclosed: true });
  });

  it("takes the platform's own mark for a disclosure", async () => {
    const id = await publish({ text: "Just soup", paidPartnership: true });
    const plain = await publish({ text: "Just soup" });
    const grant = await grantOf();
    expect(await x.fetchPost(grant, id)).toMatchObject({ disclosed: true });
    expect(await x.fetchPost(grant, plain)).toMatchObject({ disclosed: false });
  });

  it("counts reposts and quotes as shares", async () => {
    const id = await publish({ counts: { impressions: 5_000_000_000, likes: 3, replies: 1, reposts: 7, quotes: 2 } });
    expect((await x.fetchPostMetrics(await grantOf(), [id])).get(id)).toMatchObject({ views: 5_000_000_000, likes: 3, comments: 1, shares: 9 });
  });

  it("lists neither answers to others nor what the account passes on, over pages that are short or have no data", async () => {
    const old = await publish({ publishedAt: new Date(now() - 30 * DAY * 1000).toISOString() });
    for (let nth = 0; nth < 250; nth += 1) await publish({ kind: nth % 2 ? "reply" : "repost" });
    const quote = await publish({ kind: "quote" });
    const posts = await listed(await grantOf());
    expect(posts.map(({ externalId, accountHandle }) => [externalId, accountHandle])).toEqual([[quote, "miracooks"], [old, "miracooks"]]);
  });

  it("shows the posts of others, but not of protected accounts", async () => {
    await tell("POST", "accounts", { username: "shy_one", isProtected: true });
    const [open, shy] = [await publish({ account: "creator_00001" }), await publish({ account: "shy_one" })];
    const grant = await grantOf();
    expect(await x.fetchPost(grant, open)).toMatchObject({ accountHandle: "creator_00001" });
    expect(await x.fetchPost(grant, shy)).toBe("gone");
    expect([...(await x.fetchPostMetrics(grant, [open, shy])).keys()]).toEqual([open]);
    expect(await x.fetchPost(await grantOf("shy_one"), shy)).toMatchObject({ externalId: shy });
  });

  it("says gone for what can't be an id, and asks nobody", async () => {
    const grant = await grantOf();
    await harness.misbehave("server-error", { times: 100 });
    expect(await x.fetchPost(grant, "CnotAnId")).toBe("gone");
    expect(await x.fetchPostMetrics(grant, ["CnotAnId"])).toEqual(new Map());
  });

  it("waits until that account's window ends, and keeps no other account away", async () => {
    const [grant, other] = [await grantOf(), await grantOf("creator_00001")];
    await tell("POST", "quota", { requestsPerWindow: 1 });
    await x.fetchProfile(grant);
    const refusal = await x.fetchProfile(grant).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "tracking.platform-unavailable", retryAfterMs: expect.closeTo(900_000, -4) });
    expect(await x.fetchProfile(other)).toMatchObject({ handle: "creator_00001" });
  });

  it("says that a right is missing where the account did not grant it, or is locked", async () => {
    const grant = await grantOf();
    await harness.misbehave("forbidden");
    await expect(x.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected", message: expect.stringContaining("a right is missing") });
  });

  it.each([
    ["unauthorized", "token-rejected"],
    ["client-forbidden", "refused"],
    ["unsupported-authentication", "refused"],
    ["invalid-request", "refused"],
    ["usage-capped", "quota-exceeded"],
    ["too-many-requests", "unavailable"],
  ])("%s is %s", async (kind, code) => {
    const grant = await grantOf();
    await harness.misbehave(kind);
    await expect(x.fetchProfile(grant)).rejects.toMatchObject({ code: `tracking.platform-${code}` });
  });

  it.each(["not-found", "not-authorized"])("%s of a post means that it is gone", async (kind) => {
    const id = await publish();
    const grant = await grantOf();
    await harness.misbehave(kind);
    expect(await x.fetchPost(grant, id)).toBe("gone");
  });

  it.each(["internal-error", "service-unavailable"])("%s is got over by another try", async (kind) => {
    const grant = await grantOf();
    await harness.misbehave(kind);
    expect(await x.fetchProfile(grant)).toMatchObject({ externalId: account });
  });

  it.each([
    ["token-invalid", "token-rejected"],
    ["grant-invalid", "token-rejected"],
    ["code-invalid", "token-rejected"],
    ["redirect-mismatch", "refused"],
    ["client-unauthorized", "refused"],
    ["grant-type-unsupported", "refused"],
    ["internal-error", "unavailable"],
    ["too-many-requests", "unavailable"],
  ])("%s at a refresh is %s", async (kind, code) => {
    const grant = await grantOf();
    await harness.misbehave(kind);
    await expect(x.refresh(grant)).rejects.toMatchObject({ code: `tracking.platform-${code}` });
  });

  it("sees counts grow with the platform's time, and fall when likes are taken back", async () => {
    const id = await publish({ growthPerHour: 1000, counts: { impressions: 10_000, likes: 50 } });
    const grant = await grantOf();
    const metrics = async () => (await x.fetchPostMetrics(grant, [id])).get(id);
    const first = await metrics();
    await harness.advance(3_600);
    expect((await metrics())?.views).toBeGreaterThan(first?.views ?? 0);
    await tell("PATCH", `posts/${id}`, { counts: { likes: 5 } });
    expect(await metrics()).toMatchObject({ likes: 5 });
  });
});
