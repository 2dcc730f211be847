import { describe, expect, it } from "vitest";

import { waitToldBy } from "./limits.ts";

const now = Date.parse("2026-11-23T10:00:00Z");
const seconds = now / 1000;
const answer = (headers: Record<string, string>, retryAfterMs: number | null = null) => ({ status: 429, json: undefined, retryAfterMs, headers: new Headers(headers) });

describe("the wait after a refusal for too many requests", () => {
  it.each([
    ["until the bucket is full", { "ratelimit-remaining": "0", "ratelimit-reset": String(seconds + 20) }, 20_000],
    ["no longer than a bucket takes to fill", { "ratelimit-remaining": "0", "ratelimit-reset": String(seconds + 86_400) }, 60_000],
    ["a moment, when that time is over by our clock", { "ratelimit-remaining": "0", "ratelimit-reset": String(seconds - 5) }, 1_000],
    ["a minute without headers", {}, 60_000],
    ["a minute with a header that can't be read", { "ratelimit-remaining": "0", "ratelimit-reset": "soon" }, 60_000],
    ["untold, when points are left", { "ratelimit-remaining": "12", "ratelimit-reset": String(seconds + 20) }, null],
  ])("is %s", (_what, headers, expected) => {
    expect(waitToldBy(answer(headers), now)).toBe(expected);
  });

  it("is what Retry-After says before all else", () => {
    expect(waitToldBy(answer({ "ratelimit-remaining": "12" }, 5_000), now)).toBe(5_000);
  });
});
