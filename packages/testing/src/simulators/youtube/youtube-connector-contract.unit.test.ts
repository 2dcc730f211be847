import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import type { SocialConnector } from "@fanfare/domain/tracking";

import { CODE_VERIFIER, REDIRECT_URI, describeConnector } from "../connector-contract.ts";
import { connect, grantOf, harness, tell } from "./connector-harness.ts";
import { READ_ANALYTICS, READ_CHANNEL } from "./oauth.ts";

describeConnector(harness);

describe("the grant of a channel of YouTube", () => {
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

  describe("consent", () => {
    it("is asked for offline, each time anew, with the hash of the secret", () => {
      const { searchParams } = youtube.consentUrl({ redirectUri: REDIRECT_URI, state: "s", codeVerifier: CODE_VERIFIER });
      expect(Object.fromEntries(searchParams)).toMatchObject({ access_type: "offline", prompt: "consent", include_granted_scopes: "true", code_challenge_method: "S256", scope: `${READ_CHANNEL} ${READ_ANALYTICS}` });
      expect(searchParams.get("code_challenge")).toMatch(/^[\w-]{43}$/);
    });

    it("gives a refresh token the second time, too", async () => {
      await granted();
      expect(await granted()).toMatchObject({ refreshToken: expect.stringMatching(/./) });
    });

    it("that leaves out the reports leads to a grant that says so", async () => {
      expect(await granted([READ_CHANNEL])).toMatchObject({ externalId: channelId, scopes: [READ_CHANNEL] });
    });

    it("that leaves out the channel is no grant", async () => {
      await expect(granted([READ_ANALYTICS])).rejects.toMatchObject({ code: "tracking.platform-token-rejected", message: expect.stringContaining("a right is missing") });
    });

    it("is not exchanged for who can't prove to have asked for it", async () => {
      const back = await harness.consent(youtube.consentUrl({ redirectUri: REDIRECT_URI, state: "s", codeVerifier: CODE_VERIFIER }), channelId, "allow");
      await expect(youtube.exchangeCode(back.searchParams.get("code") ?? "", { redirectUri: REDIRECT_URI, codeVerifier: "another" })).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
    });

    it("of an account without a channel is refused in words for its owner", async () => {
      await tell("POST", "channels", { id: channelId, handle: "tidepools", title: "Tide Pools", state: "terminated" });
      await expect(granted()).rejects.toMatchObject({ code: "tracking.platform-token-rejected", message: expect.stringContaining("no open channel") });
    });

    it("fails on a wrong secret by a fault of the configuration", async () => {
      await expect(granted(undefined, connect(10_000, { clientSecret: "wrong" }))).rejects.toMatchObject({ code: "tracking.platform-refused" });
    });
  });

  describe("a grant", () => {
    it("keeps its refresh token at a refresh, however often", async () => {
      const grant = await granted();
      const once = await youtube.refresh(grant);
      const twice = await youtube.refresh(once);
      expect([once.refreshToken, twice.refreshToken]).toEqual([grant.refreshToken, grant.refreshToken]);
      expect(await youtube.fetchProfile(twice)).toMatchObject({ externalId: channelId });
    });

    it("can be given back after its access token has expired", async () => {
      const grant = await granted();
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
      const grant = await granted();
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
      const grant = await granted();
      await harness.misbehave(kind);
      await expect(youtube.fetchProfile(grant)).rejects.toMatchObject({ code: `tracking.platform-${code}` });
    });

    it("that asked too often waits without stopping those of others", async () => {
      const [grant, other] = [await granted(), await grantOf(await harness.addAccount("slowbikes", 12_900), youtube)];
      await harness.misbehave("userRateLimitExceeded", { times: 6 });
      for (let nth = 0; nth < 6; nth += 1) await expect(youtube.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-unavailable" });
      expect(await youtube.fetchProfile(other)).toMatchObject({ handle: "slowbikes" });
    });

    it.each([["closed"], ["suspended"], ["terminated"]])("is dead when its channel is %s", async (state) => {
      const grant = await granted();
      await tell("POST", "channels", { id: channelId, handle: "tidepools", title: "Tide Pools", state });
      await expect(youtube.fetchProfile(grant)).rejects.toMatchObject({ code: "tracking.platform-token-rejected" });
    });
  });
});
