import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastFigures } from "./last-figures.ts";
import type { StoryNumbers } from "./story-proof.ts";

const nothing: StoryNumbers = { views: null, likes: null, comments: null, shares: null };
const known: StoryNumbers = { views: 900, likes: 40, comments: null, shares: 3 };

describe("the figures with which a story ended", () => {
  it("take the place of those that were read, and leave what was not told as it was", () => {
    expect(lastFigures({ ...nothing, views: 950 }, known)).toEqual({ views: 950, likes: 40, comments: null, shares: 3 });
  });

  it("are the first where it was never read", () => {
    expect(lastFigures({ ...nothing, views: 12, shares: 0 }, null)).toEqual({ views: 12, likes: null, comments: null, shares: 0 });
  });

  it.each([
    ["nothing is told", nothing],
    ["the same is told again", { ...nothing, views: 900 }],
    ["fewer views are told than were read", { ...nothing, views: 4, likes: 41 }],
  ])("are not kept when %s", (_when, told) => {
    expect(lastFigures(told, known)).toBeNull();
  });

  it("may be fewer likes, which people take back", () => {
    expect(lastFigures({ ...nothing, likes: 39 }, known)).toEqual({ ...known, likes: 39 });
  });

  it("never take views away, nor what was told before, and are no news the second time, whatever is told", () => {
    const count = fc.option(fc.nat(1_000), { nil: null });
    const numbers = fc.record({ views: count, likes: count, comments: count, shares: count });
    fc.assert(
      fc.property(numbers, fc.option(numbers, { nil: null }), (told, before) => {
        const kept = lastFigures(told, before);
        if (kept === null) return;
        expect(kept.views ?? -1).toBeGreaterThanOrEqual(before?.views ?? -1);
        for (const name of ["likes", "comments", "shares"] as const) expect(kept[name]).toBe(told[name] ?? before?.[name] ?? null);
        expect(lastFigures(told, kept)).toBeNull();
      }),
    );
  });
});
