/** What a stage of `npm test` found. */
export interface Outcome {
  passed: number;
  failed: number;
}

/** A stage that could not run counts as one failure. */
export const couldNotRun: Outcome = { passed: 0, failed: 1 };

export function sum(outcomes: Outcome[]): Outcome {
  return outcomes.reduce((total, one) => ({ passed: total.passed + one.passed, failed: total.failed + one.failed }), { passed: 0, failed: 0 });
}

/** The last line of `npm test`. */
export function summaryLine({ passed, failed }: Outcome): string {
  return `${passed} passed, ${failed} failed`;
}

interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** Counts Vitest's JSON report; a file that could not even be loaded has no tests and counts as one failure. */
export function countVitest(report: VitestReport): Outcome {
  const notLoaded = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  const failed = report.numFailedTests + notLoaded;
  return { passed: report.numPassedTests, failed: report.success ? failed : Math.max(failed, 1) };
}

interface PlaywrightReport {
  errors: unknown[];
  stats: { expected: number; unexpected: number; flaky: number };
}

/** Counts Playwright's JSON report; a test that passed only when repeated has failed, and so has a run that ended early. */
export function countPlaywright({ stats, errors }: PlaywrightReport): Outcome {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
