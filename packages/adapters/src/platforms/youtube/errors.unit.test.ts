import { describe, expect, it } from "vitest";

import { meaningOf, oauthErrorOf } from "./errors.ts";

const NOW = Date.parse("2026-07-15T12:00:00Z");
const answer = (status: number, json: unknown, retryAfterMs: number | null = null) => ({ status, headers: new Headers(), retryAfterMs, json });
const reason = (name: string) => ({ error: { errors: [{ reason: name }] } });
const codeOf = (meaning: unknown) => (meaning === "gone" ? meaning : (meaning as { code: string }).code.replace("tracking.platform-", ""));

describe("what an error means", () => {
  it.each([
    ["authError", 401, "refused", "token-rejected"],
    ["youtubeSignupRequired", 401, "refused", "token-rejected"],
    ["insufficientPermissions", 403, "refused", "token-rejected"],
    ["authenticatedUserAccountClosed", 403, "gone", "token-rejected"],
    ["authenticatedUserAccountSuspended", 403, "gone", "token-rejected"],
    ["channelClosed", 403, "gone", "gone"],
    ["channelNotFound", 404, "gone", "gone"],
    ["forbidden", 403, "gone", "gone"],
    ["invalidPageToken", 400, "refused", "unavailable"],
    ["badRequest", 400, "refused", "refused"],
    ["rateLimitExceeded", 403, "unavailable", "unavailable"],
    ["quotaExceeded", 403, "quota-exceeded", "quota-exceeded"],
    ["backendError", 503, "unavailable", "unavailable"],
  ])("for %s depends on who reads", (name, status, byKey, byOwner) => {
    expect(codeOf(meaningOf(answer(status, reason(name)), NOW))).toBe(byKey);
    expect(codeOf(meaningOf(answer(status, reason(name)), NOW, "owner"))).toBe(byOwner);
  });

  it("is found among the details of newer answers", () => {
    const scope = { error: { code: 403, status: "PERMISSION_DENIED", details: [{ "@type": "x", reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT" }] } };
    expect(meaningOf(answer(403, scope), NOW, "owner")).toMatchObject({ code: "tracking.platform-token-rejected", message: expect.stringContaining("a right is missing") });
    expect(codeOf(meaningOf(answer(401, { error: { code: 401, status: "UNAUTHENTICATED" } }), NOW, "owner"))).toBe("token-rejected");
    expect(codeOf(meaningOf(answer(400, { error: { details: [{ reason: "API_KEY_INVALID" }] } }), NOW))).toBe("refused");
  });

  it("is never that a grant is dead when something in between answers", () => {
    for (const status of [401, 403]) expect(codeOf(meaningOf(answer(status, undefined), NOW, "owner"))).toBe("unavailable");
    for (const status of [400, 401]) expect(codeOf(oauthErrorOf(answer(status, undefined)))).toBe("unavailable");
  });
});

describe("what an error of the host of tokens means", () => {
  it.each([
    [400, "invalid_grant", "token-rejected"],
    [400, "invalid_token", "token-rejected"],
    [401, "invalid_client", "refused"],
    [400, "redirect_uri_mismatch", "refused"],
    [500, "internal_failure", "unavailable"],
    [503, "temporarily_unavailable", "unavailable"],
    [429, "rate_limit_exceeded", "unavailable"],
  ])("%i %s", (status, error, code) => {
    expect(codeOf(oauthErrorOf(answer(status, { error, error_description: "words" })))).toBe(code);
  });

  it("is waited for as long as it says", () => {
    expect(oauthErrorOf(answer(429, { error: "rate_limit_exceeded" }, 7_000))).toMatchObject({ retryAfterMs: 7_000 });
  });
});
