import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** How many tests passed, failed and were skipped. */
export type Tally = { passed: number; failed: number; skipped: number };

/**
 * Counts a run of Vitest by the report it wrote (`--reporter=json`). A file that could not even start counts as one failure, and so does
 * a run without a report, without any test, or with a bad end that no test explains: silence is never a pass.
 */
export function tallyOf(reportFile: string, exitCode: number): Tally {
  const report = read(reportFile);
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  const silent = report.numPassedTests === 0 || exitCode !== 0;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && silent ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** The names of the tests that failed and of the files that could not start, by the report of a run; of a run without a report nothing. */
export function failuresOf(reportFile: string): string[] {
  return (read(reportFile)?.testResults ?? []).flatMap(({ name, status, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length > 0) return failed.map(({ fullName }) => `${file}: ${fullName}`);
    return status === 'failed' ? [`${file}: could not start`] : [];
  });
}

export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = (of: (tally: Tally) => number): number => tallies.reduce((total, each) => total + of(each), 0);
  return {
    passed: sum((each) => each.passed),
    failed: sum((each) => each.failed),
    skipped: sum((each) => each.skipped),
  };
}

/** The one line that ends a run. */
export function lineOf(tallies: readonly Tally[]): string {
  const { passed, failed, skipped } = sumOf(tallies);
  const line = `${passed} passed, ${failed} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
};

function read(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
