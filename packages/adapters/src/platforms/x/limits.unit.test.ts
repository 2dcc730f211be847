import { describe, expect, it } from "vitest";

import { countInMemory } from "../youtube/limits.ts";
import { countReads, openBudget, waitToldBy } from "./limits.ts";

const now = Date.parse("2026-11-30T23:00:00Z");
const answer = (headers: Record<string, string>, retryAfterMs: number | null = null) => ({ status: 429, json: undefined, retryAfterMs, headers: new Headers(headers) });

describe("the budget of a month", () => {
  it("is what is left with the read that begins the call, and never less than nothing", async () => {
    const counter = countInMemory();
    expect(await openBudget(counter, 100, now)).toEqual({ left: 100, renewedInMs: 3_600_000 });
    await countReads(counter, 98, now);
    expect(await openBudget(counter, 100, now)).toMatchObject({ left: 1 });
    expect(await openBudget(counter, 100, now)).toMatchObject({ left: 0 });
    expect(await openBudget(counter, 50, now)).toMatchObject({ left: 0 });
  });

  it("is whole again with the next month of the calendar (UTC)", async () => {
    const counter = countInMemory();
    await countReads(counter, 500, now);
    expect(await openBudget(counter, 100, now + 3_600_000)).toEqual({ left: 100, renewedInMs: 31 * 86_400_000 });
  });

  it("is not touched by an answer that cost nothing", async () => {
    const counter = countInMemory();
    await countReads(counter, -1, now);
    expect(await openBudget(counter, 100, now)).toMatchObject({ left: 100 });
  });
});

describe("the wait after a refusal for too many requests", () => {
  const seconds = now / 1000;
  it.each([
    ["until the window ends", { "x-rate-limit-reset": String(seconds + 20) }, 20_000],
    ["no longer than a window", { "x-rate-limit-reset": String(seconds + 86_400) }, 900_000],
    ["a moment, when that time is over by our clock", { "x-rate-limit-reset": String(seconds - 5) }, 1_000],
    ["a window without headers", {}, 900_000],
    ["a window with a header that can't be read", { "x-rate-limit-reset": "soon" }, 900_000],
  ])("is %s", (_what, headers, expected) => {
    expect(waitToldBy(answer(headers), now)).toBe(expected);
  });

  it("is what Retry-After says before all else", () => {
    expect(waitToldBy(answer({ "x-rate-limit-reset": String(seconds + 20) }, 5_000), now)).toBe(5_000);
  });
});
