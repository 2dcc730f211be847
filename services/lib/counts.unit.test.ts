import { describe, expect, it } from "vitest";
import { countPlaywright, countVitest, couldNotRun, sum, summaryLine } from "./counts.ts";

describe("the last line of npm test", () => {
  it("adds up all stages", () => {
    expect(summaryLine(sum([{ passed: 2, failed: 0 }, { passed: 40, failed: 1 }, couldNotRun]))).toBe("42 passed, 2 failed");
  });

  it("counts a test file that could not be loaded as one failure", () => {
    const testResults = [{ status: "failed", assertionResults: [] }, { status: "passed", assertionResults: [{}] }];
    expect(countVitest({ success: false, numPassedTests: 1, numFailedTests: 0, testResults })).toEqual({ passed: 1, failed: 1 });
  });

  it("counts a run of Vitest that failed without naming a test as one failure", () => {
    expect(countVitest({ success: false, numPassedTests: 3, numFailedTests: 0, testResults: [] })).toEqual({ passed: 3, failed: 1 });
  });

  it("counts a browser test that passed only when repeated as failed, and an error outside of tests too", () => {
    expect(countPlaywright({ errors: [{}], stats: { expected: 5, unexpected: 1, flaky: 1 } })).toEqual({ passed: 5, failed: 3 });
  });
});
