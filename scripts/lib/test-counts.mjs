import { relative } from 'node:path';
import { root } from './paths.mjs';
import { readJson } from './workspace.mjs';

/** Sums what vitest's JSON reporter wrote. */
export function countTests(report) {
  const counts = { passed: 0, failed: 0, skipped: [] };
  for (const file of report.testResults) {
    if (file.assertionResults.length === 0 && file.status === 'failed') counts.failed += 1;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed += 1;
      else if (test.status === 'failed') counts.failed += 1;
      else counts.skipped.push(`${relative(root, file.name)}: ${test.fullName}`);
    }
  }
  return counts;
}

export function readCounts(path) {
  return countTests(readJson(path));
}

/** No test is left out in silence. */
export function skippedLines(counts) {
  return counts.skipped.map((test) => `left out: ${test}`);
}

/** The last line of `npm test`, in a form that a program can read. */
export function finalLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
