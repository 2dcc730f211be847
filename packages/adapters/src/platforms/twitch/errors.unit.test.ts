import { describe, expect, it } from "vitest";

import { meaningOf } from "./errors.ts";

const answer = (status: number, json: unknown) => ({ status, json, retryAfterMs: null, headers: new Headers() });
const codeOf = (status: number, json: unknown) => {
  const meaning = meaningOf(answer(status, json), 0);
  return typeof meaning === "string" ? meaning : meaning.code.replace("tracking.platform-", "");
};

describe("what an answer of Twitch means", () => {
  it.each([
    ["a dead token at Helix", 401, { error: "Unauthorized", status: 401, message: "Invalid OAuth token" }, "token-rejected"],
    ["a dead token at the host of tokens", 401, { status: 401, message: "invalid access token" }, "token-rejected"],
    ["words that nobody documented, by their status", 401, { error: "Unauthorized", status: 401, message: "" }, "token-rejected"],
    ["a client id that is missing", 401, { error: "Unauthorized", status: 401, message: "Client ID is missing" }, "refused"],
    ["a bad request that only sounds like a dead grant", 400, { error: "Bad Request", status: 400, message: "invalid token" }, "refused"],
    ["something that is not there", 404, { error: "Not Found", status: 404, message: "" }, "gone"],
    ["an app that is not there", 404, { status: 404, message: "client does not exist" }, "refused"],
    ["a page of something in between, which says nothing of the token", 401, undefined, "unavailable"],
    ["a firewall's page", 403, undefined, "unavailable"],
    ["a failure without words", 500, { error: "Internal Server Error", status: 500, message: "" }, "unavailable"],
  ])("%s", (_what, status, json, code) => {
    expect(codeOf(status, json)).toBe(code);
  });
});
