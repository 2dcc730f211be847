import { describe, expect, it } from "vitest";
import { compare } from "./compare.ts";
import { failsRun, isFarOff, tableOf, type Result } from "./report.ts";

const measured = (change: Partial<Result>): Result => ({ name: "a page", goal: 1.5, bound: "at-most", unit: "x", value: 1.4, gate: 1, isVoid: false, detail: "", ...change });

describe("the report of a benchmark", () => {
  it("says what was met, missed and missed by far", () => {
    const lines = tableOf([measured({}), measured({ value: 2 }), measured({ value: 3.1 }), measured({ bound: "at-least", goal: 0.7, value: 0.3 })]).split("\n").slice(2);
    expect(lines.map((line) => line.split(" | ")[4])).toEqual(["met", "MISSED", "MISSED by more than double", "MISSED by more than double"]);
  });

  it("does not hold a void measure against anybody, and says that it is void", () => {
    const result = measured({ value: 9, isVoid: true });
    expect(isFarOff(result)).toBe(false);
    expect(tableOf([result])).toContain("void");
  });

  it("fails the run for what is off by more than double, but not for measures whose sides did not take turns", () => {
    expect([measured({ value: 2.9 }), measured({ value: 3.1 }), measured({ value: 3.1, isInSequence: true })].map(failsRun)).toEqual([false, true, false]);
  });
});

describe("comparing with a base", () => {
  it("asks every question once, whoever answers it", async () => {
    const asked: number[] = [];
    const answer = async (call: number) => void asked.push(call);
    await compare(answer, answer, { pairs: 2, calls: 3, budgetMs: 10_000 });
    expect(new Set(asked.slice(4)).size).toBe(asked.length - 4);
  });
});
