import { describe, expect, it } from "vitest";

import { retryAfterMs } from "./request-json.ts";

const now = Date.parse("2026-11-23T10:00:00Z");

describe("the Retry-After header", () => {
  it.each([
    ["seconds", "120", 120_000],
    ["zero", "0", 0],
    ["a date", "Mon, 23 Nov 2026 10:01:00 GMT", 60_000],
    ["a date in the past", "Mon, 23 Nov 2026 09:00:00 GMT", 0],
    ["nothing", null, null],
    ["words", "soon", null],
    ["a negative number that is no date", "-", null],
  ])("is read when it holds %s", (_what, header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
