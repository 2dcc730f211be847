import { describe, expect, it } from "vitest";

import { meaningOf } from "./errors.ts";

const answer = (status: number, json: unknown, headers: Record<string, string> = {}) => ({ status, json, retryAfterMs: null, headers: new Headers(headers) });
const graph = (code: number, more: object = {}) => ({ error: { message: "", type: "OAuthException", code, ...more } });

describe("what a refusal of Instagram means", () => {
  it.each([
    ["a dead token without a subcode", 400, graph(190), "tracking.platform-token-rejected"],
    ["2500, when it speaks of the token", 400, graph(2500, { message: "An active access token must be used" }), "tracking.platform-token-rejected"],
    ["2500, when it speaks of the path", 400, graph(2500, { message: "Unknown path components: /x" }), "tracking.platform-refused"],
    ["a missing right", 403, graph(230), "tracking.platform-token-rejected"],
    ["an error that calls itself transient", 400, graph(9_999, { is_transient: true }), "tracking.platform-unavailable"],
    ["an error that nobody documented", 400, graph(9_999), "tracking.platform-refused"],
    ["an error that nobody documented, by its status 500", 500, graph(9_999), "tracking.platform-unavailable"],
    ["a page of something in between, which says nothing of the token", 401, undefined, "tracking.platform-unavailable"],
    ["a firewall's page", 403, undefined, "tracking.platform-unavailable"],
  ])("%s", (_what, status, json, code) => {
    expect(meaningOf(answer(status, json))).toMatchObject({ code });
  });

  it.each([
    ["gone", graph(100, { error_subcode: 33 })],
    ["no-data", graph(100, { error_subcode: 2_108_006 })],
    ["no-data", graph(10, { message: "(#10) Not enough viewers for the media to show insights" })],
    ["gone", graph(110, { error_subcode: 2_207_013 })],
  ])("%s is an answer, not an error", (meaning, json) => {
    expect(meaningOf(answer(400, json))).toBe(meaning);
  });

  it("tells how long to stay away in the account's own header", () => {
    const usage = JSON.stringify({ "17841400000000001": [{ type: "instagram", estimated_time_to_regain_access: 4 }] });
    expect(meaningOf(answer(400, graph(80_002), { "x-business-use-case-usage": usage }))).toMatchObject({ retryAfterMs: 240_000 });
  });
});
