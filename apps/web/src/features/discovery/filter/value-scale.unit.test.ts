import { describe, expect, test } from "vitest";
import { edgesOf, limited, positionOf, stepped, usualEdges, valueAt } from "./value-scale.ts";

const edges = [0, 1_000, 10_000, 100_000];

describe("the scale of a histogram", () => {
  test("gives every bar the same width", () => {
    expect(edges.map((edge) => positionOf(edges, edge))).toEqual([0, 1 / 3, 2 / 3, 1]);
  });

  test("is logarithmic inside a bar, and linear from zero", () => {
    expect(valueAt(edges, 0.5)).toBe(3_200);
    expect(valueAt(edges, 1 / 6)).toBe(500);
  });

  test("finds the place of a value again, within two digits", () => {
    for (const value of [250, 1_200, 4_700, 33_000, 98_000]) expect(valueAt(edges, positionOf(edges, value))).toBe(value);
  });

  test("stays inside its ends", () => {
    expect(positionOf(edges, -5)).toBe(0);
    expect(positionOf(edges, 5_000_000)).toBe(1);
    expect(valueAt(edges, 7)).toBe(100_000);
    expect(valueAt(edges, -1)).toBe(0);
  });

  test("an open last bar is given an end", () => {
    expect(edgesOf([{ from: 0, to: 1_000, count: 4 }, { from: 1_000, to: null, count: 2 }], "followers")).toEqual([0, 1_000, 50_000_000]);
    expect(edgesOf([{ from: 90, to: null, count: 2 }], "authenticity")).toEqual([90, 100]);
    expect(edgesOf([{ from: 60_000_000, to: null, count: 2 }], "followers")).toEqual([60_000_000, 600_000_000]);
    expect(edgesOf([], "authenticity")).toBe(usualEdges.authenticity);
  });

  test("a step by the keyboard always moves, until the end", () => {
    let value = 0;
    let steps = 0;
    while (value < 100_000 && steps < 100) {
      const next = stepped(edges, value, 1);
      expect(next).toBeGreaterThan(value);
      value = next;
      steps += 1;
    }
    expect(value).toBe(100_000);
    expect(stepped(edges, 100_000, 1)).toBe(100_000);
    expect(stepped(edges, 0, -1)).toBe(0);
    expect(stepped(edges, 10_000, -8)).toBe(1_000);
  });

  test("a handle at an end is no limit", () => {
    expect(limited(edges, 0, 100_000)).toEqual({});
    expect(limited(edges, 500, 100_000)).toEqual({ min: 500 });
    expect(limited(edges, 0, 9_000)).toEqual({ max: 9_000 });
  });
});
