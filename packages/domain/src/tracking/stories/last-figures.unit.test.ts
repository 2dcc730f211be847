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
    ["less is told than was read", { ...nothing, views: 4 }],
    ["one of them is less than was read", { ...nothing, views: 950, shares: 1 }],
  ])("are not kept when %s", (_when, told) => {
    expect(lastFigures(told, known)).toBeNull();
  });

  it("never take anything away, and are no news the second time, whatever is told", () => {
    const count = fc.option(fc.nat(1_000), { nil: null });
    const numbers = fc.record({ views: count, likes: count, comments: count, shares: count });
    fc.assert(
      fc.property(numbers, fc.option(numbers, { nil: null }), (told, before) => {
        const kept = lastFigures(told, before);
        if (kept === null) return;
        for (const name of ["views", "likes", "comments", "shares"] as const) expect(kept[name] ?? -1).toBeGreaterThanOrEqual(before?.[name] ?? -1);
        expect(lastFigures(told, kept)).toBeNull();
      }),
    );
  });
});
