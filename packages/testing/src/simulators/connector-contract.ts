import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import type { PlatformGrant, PlatformPost, SocialConnector } from "@fanfare/domain/tracking";

export const REDIRECT_URI = "https://app.example/connect/callback";
export const CODE_VERIFIER = "a-secret-of-at-least-43-characters-for-this-test-1";

/** What differs between platforms, as far as the contract asks. */
export interface ConnectorTraits {
  /** Whether a refresh kills the refresh token it was made with. */
  readonly rotatesRefreshToken: boolean;
  /** How long to wait until a refresh is due, and until the access token surely is dead; in seconds. */
  readonly refreshDueAfterSeconds: number;
  readonly accessTokenDeadAfterSeconds: number;
  /** Which counts of a post it tells at all; the others are null. */
  readonly counts: readonly ("views" | "likes" | "comments")[];
  /** Whether the platform tells demographics. */
  readonly tellsAudience: boolean;
  /** Whether `revoke` reaches the platform, so that the tokens die. */
  readonly revokes: boolean;
}

/** One simulated platform and ways to do there what people do. */
export interface ConnectorHarness {
  readonly name: string;
  readonly traits: ConnectorTraits;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Back to the first state, faults and clock included. */
  reset(): Promise<void>;
  /** A connector with guards of its own, whose clock is the simulator's. */
  connect(timeoutMs?: number): SocialConnector;
  /** Creates an account that may be connected; answers with its external id. */
  addAccount(handle: string, followers: number): Promise<string>;
  /** Presses a button on the consent screen; answers with the address the browser is sent to. */
  consent(url: URL, accountId: string, decision: "allow" | "deny"): Promise<URL>;
  /** Publishes a post whose counts stand still; answers with its external id. */
  publish(accountId: string, post: { text: string; publishedAt: Date; views: number; likes: number; comments: number }): Promise<string>;
  deletePost(externalId: string): Promise<void>;
  /** What the owner does to disconnect the app on the platform's own site. */
  removeApp(accountId: string): Promise<void>;
  misbehave(kind: string, fields?: { times?: number; path?: string; retryAfterSeconds?: number }): Promise<void>;
  advance(seconds: number): Promise<void>;
  /** The platform's present. */
  now(): Date;
}

const DAY_MS = 86_400_000;

/** The cases that every connector must pass, run over the simulator behind the harness. */
export function describeConnector(harness: ConnectorHarness): void {
  const { traits } = harness;
  let connector: SocialConnector;
  let accountId: string;

  async function connected(account = accountId): Promise<PlatformGrant> {
    const url = connector.consentUrl({ redirectUri: REDIRECT_URI, state: "a-state", codeVerifier: CODE_VERIFIER });
    const back = await harness.consent(url, account, "allow");
    return connector.exchangeCode(back.searchParams.get("code") ?? "", { redirectUri: REDIRECT_URI, codeVerifier: CODE_VERIFIER });
  }
  const publish = (ageDays = 0, counts: { views?: number; likes?: number; comments?: number } = {}, account = accountId) =>
    harness.publish(account, { text: "Pots #ad by @acme", publishedAt: new Date(harness.now().getTime() - ageDays * DAY_MS), views: 100, likes: 10, comments: 1, ...counts });
  /** The counts as they should come out: those that the platform does not tell are unknown. */
  const told = (counts: { views?: number; likes?: number; comments?: number }) =>
    Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, (traits.counts as readonly string[]).includes(name) ? count : null]));
  async function listed(grant: PlatformGrant, since: Date): Promise<PlatformPost[]> {
    const posts: PlatformPost[] = [];
    for await (const page of connector.listPostsSince(grant, since)) posts.push(...page);
    return posts;
  }

  describe(`the contract of a connector: ${harness.name}`, () => {
    beforeAll(() => harness.start());
    afterAll(() => harness.stop());
    beforeEach(async () => {
      await harness.reset();
      connector = harness.connect();
      accountId = await harness.addAccount("miracooks", 184_000);
    });

    describe("consent", () => {
      it("leads to a grant for the account that consented, and brings the state back", async () => {
        const url = connector.consentUrl({ redirectUri: REDIRECT_URI, state: "a-state", codeVerifier: CODE_VERIFIER });
        expect(url.searchParams.get("redirect_uri")).toBe(REDIRECT_URI);
        expect(url.href).not.toContain(CODE_VERIFIER);
        const back = await harness.consent(url, accountId, "allow");
        expect(back.searchParams.get("state")).toBe("a-state");
        const grant = await connected();
        expect(grant).toMatchObject({ externalId: accountId, accessToken: expect.stringMatching(/./) });
        expect(grant.scopes.length).toBeGreaterThan(0);
        expect(grant.expiresAt.getTime()).toBeGreaterThan(harness.now().getTime());
      });

      it("that is denied brings an error back, and no code", async () => {
        const back = await harness.consent(connector.consentUrl({ redirectUri: REDIRECT_URI, state: "a-state", codeVerifier: CODE_VERIFIER }), accountId, "deny");
        expect(back.searchParams.get("error")).toBe("access_denied");
        expect(back.searchParams.get("code")).toBeNull();
      });

      it("gives a code that works once", async () => {
        const back = await harness.consent(connector.consentUrl({ redirectUri: REDIRECT_URI, state: "s", codeVerifier: CODE_VERIFIER }), accountId, "allow");
        const exchange = () => connector.exchangeCode(back.searchParams.get("code") ?? "", { redirectUri: REDIRECT_URI, codeVerifier: CODE_VERIFIER });
        await exchange();
        await expect(exchange()).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
      });
    });

    describe("a grant", () => {
      it("lives longer after a refresh, under new tokens", async () => {
        const grant = await connected();
        await harness.advance(traits.refreshDueAfterSeconds);
        const fresh = await connector.refresh(grant);
        expect(fresh).toMatchObject({ externalId: accountId, scopes: grant.scopes });
        expect(fresh.accessToken).not.toBe(grant.accessToken);
        expect(fresh.expiresAt.getTime()).toBeGreaterThan(grant.expiresAt.getTime());
        expect(await connector.fetchProfile(fresh)).toMatchObject({ externalId: accountId });
        if (!traits.rotatesRefreshToken) return;
        expect(fresh.refreshToken).not.toBe(grant.refreshToken);
        await expect(connector.refresh(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
      });

      it("that expired is rejected", async () => {
        const grant = await connected();
        await harness.advance(traits.accessTokenDeadAfterSeconds);
        await expect(connector.fetchProfile(grant)).rejects.toMatchObject({ kind: "forbidden", code: "tracking.platform-token-rejected" });
      });

      it("whose app was removed by the owner is rejected, and can't be refreshed", async () => {
        const grant = await connected();
        await harness.removeApp(accountId);
        await expect(connector.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
        await harness.advance(traits.refreshDueAfterSeconds);
        await expect(connector.refresh(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
      });

      it("can be given back, twice as well as once", async () => {
        const grant = await connected();
        await connector.revoke(grant);
        await connector.revoke(grant);
        if (traits.revokes) await expect(connector.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
      });

      it("is not given up because a single answer fails", async () => {
        const grant = await connected();
        await harness.misbehave("server-error");
        expect(await connector.fetchProfile(grant)).toMatchObject({ externalId: accountId });
      });

      it.each(["token-expired", "token-revoked"])("is rejected at %s, at once and without closing the way for others", async (kind) => {
        const grant = await connected();
        await harness.misbehave(kind);
        await expect(connector.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
        expect(await connector.fetchProfile(grant)).toMatchObject({ externalId: accountId });
      });
    });

    it("tells the profile", async () => {
      expect(await connector.fetchProfile(await connected())).toMatchObject({ platform: connector.platform, externalId: accountId, handle: "miracooks", followers: 184_000 });
    });

    it("tells the audience, in shares of 0 to 1, or null where the platform has none", async () => {
      const audience = await connector.fetchAudience(await connected());
      if (!traits.tellsAudience) return expect(audience).toBeNull();
      for (const group of [audience?.countries, audience?.ages, audience?.genders]) {
        const sum = Object.values(group ?? {}).reduce((total, share) => total + share, 0);
        expect(sum).toBeGreaterThan(0);
        expect(sum).toBeLessThanOrEqual(1.000_001);
      }
    });

    describe("listing posts", () => {
      it("goes through all pages back to the moment asked for, each post once", async () => {
        const ids: string[] = [];
        for (let nth = 0; nth < 120; nth += 1) ids.push(await publish(0.1 + nth * 0.25));
        const grant = await connected();
        const posts = await listed(grant, new Date(harness.now().getTime() - 30 * DAY_MS));
        expect(posts.map(({ externalId }) => externalId).sort()).toEqual([...ids].sort());
        expect(posts[0]).toMatchObject({ platform: connector.platform, accountExternalId: accountId, disclosed: true, mentions: ["acme"] });
        const recent = await listed(grant, new Date(harness.now().getTime() - 2.5 * DAY_MS));
        expect(recent.map(({ externalId }) => externalId).sort()).toEqual(ids.slice(0, 10).sort());
      });

      it("has nothing to tell of an account that has none", async () => {
        expect(await listed(await connected(), new Date(0))).toEqual([]);
      });

      it("ends with an error when the platform's cursor goes in circles", async () => {
        await publish();
        const grant = await connected();
        await harness.misbehave("endless-cursor", { times: 10_000 });
        await expect(listed(grant, new Date(0))).rejects.toMatchObject({ code: "tracking.platform-answer-malformed" });
      });
    });

    describe("metrics", () => {
      it("come for any number of posts; one that is gone is missing", async () => {
        const ids: string[] = [];
        for (let nth = 0; nth < 60; nth += 1) ids.push(await publish(1, { views: 1000 + nth, likes: nth, comments: 2 }));
        await harness.deletePost(ids[3] ?? "");
        const metrics = await connector.fetchPostMetrics(await connected(), ids);
        expect(metrics.size).toBe(59);
        expect(metrics.has(ids[3] ?? "")).toBe(false);
        expect(metrics.get(ids[59] ?? "")).toMatchObject(told({ views: 1059, likes: 59, comments: 2 }));
      });

      it("ask nobody for no posts", async () => {
        const grant = await connected();
        await harness.misbehave("server-error", { times: 100 });
        expect(await connector.fetchPostMetrics(grant, [])).toEqual(new Map());
      });

      it("are read where the platform sends numbers as text", async () => {
        const id = await publish(1, { views: 1000 });
        const grant = await connected();
        await harness.misbehave("text-counts", { times: 2 });
        expect((await connector.fetchPostMetrics(grant, [id])).get(id)).toMatchObject(told({ views: 1000, likes: 10 }));
      });

      it("are unknown, not 0, where the platform sends null", async () => {
        const id = await publish(1, { views: 1000 });
        const grant = await connected();
        await harness.misbehave("null-counts", { times: 2 });
        expect((await connector.fetchPostMetrics(grant, [id])).get(id)).toMatchObject({ views: null, likes: null, comments: null });
      });

      it.each(["negative-counts", "word-counts"])("are refused where the platform sends %s", async (kind) => {
        const id = await publish();
        const grant = await connected();
        await harness.misbehave(kind, { times: 100 });
        await expect(connector.fetchPostMetrics(grant, [id])).rejects.toMatchObject({ code: "tracking.platform-answer-malformed" });
      });
    });

    describe("a single post", () => {
      it("is told with its owner while it is live", async () => {
        const id = await publish();
        expect(await connector.fetchPost(await connected(), id)).toMatchObject({ externalId: id, accountExternalId: accountId, accountHandle: "miracooks", disclosed: true });
      });

      it("is gone when it was deleted or never was", async () => {
        const id = await publish();
        const grant = await connected();
        await harness.deletePost(id);
        expect(await connector.fetchPost(grant, id)).toBe("gone");
      });

      it("is never taken for the account's own when it is somebody else's", async () => {
        const id = await publish(0, {}, await harness.addAccount("slowbikes", 12_900));
        const post = await connector.fetchPost(await connected(), id);
        if (post !== "gone") expect(post.accountExternalId).not.toBe(accountId);
      });
    });

    describe("a platform that fails", () => {
      it("and says how long to wait is obeyed", async () => {
        const grant = await connected();
        await harness.misbehave("rate-limited", { retryAfterSeconds: 30 });
        await expect(connector.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-unavailable", retryAfterMs: 30_000 });
      });

      it.each([
        ["rate-limited", "platform-unavailable"],
        ["server-error", "platform-unavailable"],
        ["html", "platform-unavailable"],
        ["cut-body", "platform-unavailable"],
        ["closed", "platform-unavailable"],
        ["hang", "platform-unavailable"],
        ["stalled-body", "platform-unavailable"],
        ["not-json", "platform-answer-malformed"],
      ])("with %s is a typed error", async (kind, code) => {
        const grant = await connected();
        await harness.misbehave(kind, { times: 100 });
        const patient = kind === "hang" || kind === "stalled-body" ? harness.connect(150) : connector;
        await expect(patient.fetchProfile(grant)).rejects.toMatchObject({ kind: "unavailable", code: `tracking.${code}` });
      });

      it("while a grant is refreshed is asked once: the old token may be dead already", async () => {
        const grant = await connected();
        await harness.advance(traits.refreshDueAfterSeconds);
        await harness.misbehave("server-error");
        await expect(connector.refresh(grant)).rejects.toMatchObject({ code: "tracking.platform-unavailable" });
        expect(await connector.refresh(grant)).toMatchObject({ externalId: accountId });
      });
    });
  });
}
