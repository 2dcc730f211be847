import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { countInMemory } from "../youtube/limits.ts";
import type { BudgetCounter } from "../youtube/limits.ts";
import { reserveReads, settle, waitToldBy } from "./limits.ts";

const now = Date.parse("2026-11-30T23:00:00Z");
const answer = (headers: Record<string, string>, retryAfterMs: number | null = null) => ({ status: 429, json: undefined, retryAfterMs, headers: new Headers(headers) });

describe("the budget of a month", () => {
  const page = { least: 5, most: 100 };
  const left = async (counter: BudgetCounter, limit = 100, at = now) => (await reserveReads(counter, { least: 1, most: 1_000 }, limit, at)).reads;

  it("gives a call what it may cost, what is left of it, or nothing when that is too little", async () => {
    const counter = countInMemory();
    expect(await reserveReads(counter, page, 108, now)).toMatchObject({ reads: 100, renewedInMs: 3_600_000 });
    expect((await reserveReads(counter, page, 108, now)).reads).toBe(8);
    expect((await reserveReads(counter, page, 108, now)).reads).toBe(0);
    expect((await reserveReads(counter, page, 50, now)).reads).toBe(0);
  });

  it("gets back what was not spent, and counts what was spent beyond", async () => {
    const counter = countInMemory();
    await settle(counter, await reserveReads(counter, page, 200, now), 30);
    await settle(counter, await reserveReads(counter, page, 200, now), 103);
    expect(await left(counter, 200)).toBe(200 - 30 - 103);
  });

  it("is whole again with the next month of the calendar (UTC), and a call that began before is settled where it began", async () => {
    const counter = countInMemory();
    const reserved = await reserveReads(counter, page, 100, now);
    const next = now + 3_600_000;
    expect(await reserveReads(counter, { least: 1, most: 1 }, 100, next)).toMatchObject({ reads: 1, renewedInMs: 31 * 86_400_000 });
    await settle(counter, reserved, 0);
    expect([await left(counter), await left(counter, 100, next)]).toEqual([100, 99]);
  });

  it("is never overdrawn, and holds exactly what was spent, whatever calls overlap", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), fc.array(fc.record({ least: fc.integer({ min: 1, max: 5 }), most: fc.integer({ min: 5, max: 100 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 30 }), async (limit, calls) => {
        const counter = countInMemory();
        const costs = await Promise.all(
          calls.map(async ({ share, ...price }) => {
            const reserved = await reserveReads(counter, price, limit, now);
            const cost = Math.floor(reserved.reads * share);
            await settle(counter, reserved, cost);
            return cost;
          }),
        );
        const spent = costs.reduce((sum, cost) => sum + cost, 0);
        expect(spent).toBeLessThanOrEqual(limit);
        expect(await left(counter, limit)).toBe(limit - spent);
      }),
    );
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
