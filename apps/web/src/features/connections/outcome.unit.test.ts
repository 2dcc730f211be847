import { expect, test } from "vitest";
import { outcomeOf, outcomeProblems } from "./outcome.ts";

test("given no word in the address, then nothing is said", () => {
  expect(outcomeOf({ connected: null, problem: null })).toBeNull();
});

test("given a connected platform, then it is named; a platform that nobody knows is not", () => {
  expect(outcomeOf({ connected: "tiktok", problem: null })).toEqual({ kind: "connected", platform: "tiktok" });
  expect(outcomeOf({ connected: "myspace", problem: null })).toBeNull();
});

test.each(outcomeProblems)("given the problem %s, then it is told as such", (problem) => {
  expect(outcomeOf({ connected: null, problem })).toEqual({ kind: "problem", problem });
});

test("given a problem without words of its own, then the failure is told all the same", () => {
  expect(outcomeOf({ connected: "youtube", problem: "something-new" })).toEqual({ kind: "problem", problem: "unknown" });
});
