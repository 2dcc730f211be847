import { describe, expect, it } from "vitest";

import { meaningOf } from "./errors.ts";

const answer = (status: number, json: unknown) => ({ status, json, retryAfterMs: null, headers: new Headers() });
const problem = (kind: string, host = "https://api.x.com") => ({ title: "A title", detail: "A detail.", type: `${host}/2/problems/${kind}` });

describe("what a refusal of X means", () => {
  it.each([
    ["a cap that is told with the old host", 429, problem("usage-capped", "https://api.twitter.com"), "tracking.platform-quota-exceeded"],
    ["a cap that is told with another status", 403, problem("usage-capped"), "tracking.platform-quota-exceeded"],
    ["credits that are used up, without a kind", 402, { title: "CreditsDepleted" }, "tracking.platform-refused"],
    ["a problem of a kind that nobody documented", 400, problem("new-kind"), "tracking.platform-refused"],
    ["an account that is suspended", 403, { title: "Forbidden", type: "about:blank", detail: "Your account is suspended." }, "tracking.platform-token-rejected"],
    ["a refresh token that is spent", 400, { error: "invalid_request", error_description: "Value passed for the token was invalid." }, "tracking.platform-token-rejected"],
    ["a parameter of ours that is wrong", 400, { error: "invalid_request", error_description: "Value passed for the redirect uri did not match the uri of the authorization code." }, "tracking.platform-refused"],
    ["an unavailable host of tokens", 503, { error: "server_error" }, "tracking.platform-unavailable"],
    ["a page of something in between, which says nothing of the token", 401, undefined, "tracking.platform-unavailable"],
    ["a firewall's page", 403, undefined, "tracking.platform-unavailable"],
    ["an address that is not there, without a body", 404, undefined, "tracking.platform-unavailable"],
  ])("%s", (_what, status, json, code) => {
    expect(meaningOf(answer(status, json), 0)).toMatchObject({ code });
  });

  it.each(["resource-not-found", "not-authorized-for-resource", "resource-unavailable"])("%s is an answer, not an error", (kind) => {
    expect(meaningOf(answer(404, problem(kind)), 0)).toBe("gone");
  });
});
