import { describe, expect, it } from "vitest";

import { errorOf } from "./errors.ts";

const answer = (status: number, json: unknown, retryAfterMs: number | null = null) => ({ status, json, retryAfterMs, headers: new Headers() });
const api = (code: string) => ({ data: {}, error: { code, message: "", log_id: "2026" } });

describe("what an answer of TikTok means", () => {
  it.each([
    ["success with its error object", 200, api("ok"), null],
    ["tokens, which have none", 200, { access_token: "act.x" }, null],
    ["an empty answer to a revocation", 200, undefined, null],
    ["a failure behind status 200", 200, api("internal_error"), "tracking.platform-unavailable"],
    ["a flat failure behind status 200", 200, { error: "invalid_grant", error_description: "x" }, "tracking.platform-token-rejected"],
    ["a code that nobody documented, by its status 401", 401, api("something_new"), "tracking.platform-token-rejected"],
    ["a code that nobody documented, by its status 400", 400, api("something_new"), "tracking.platform-refused"],
    ["a code that nobody documented, by its status 503", 503, api("something_new"), "tracking.platform-unavailable"],
    ["a page of something in between, which says nothing of the token", 401, undefined, "tracking.platform-unavailable"],
    ["a firewall's page", 403, undefined, "tracking.platform-unavailable"],
  ])("%s", (_what, status, json, code) => {
    expect(errorOf(answer(status, json))?.code ?? null).toBe(code);
  });

  it("waits as long as it is told, otherwise for its sliding minute", () => {
    expect(errorOf(answer(429, api("rate_limit_exceeded")))).toMatchObject({ retryAfterMs: 60_000 });
    expect(errorOf(answer(429, undefined, 5_000))).toMatchObject({ retryAfterMs: 5_000 });
    expect(errorOf(answer(500, api("internal_error")))).toMatchObject({ retryAfterMs: null });
  });
});
