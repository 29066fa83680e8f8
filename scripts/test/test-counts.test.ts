import { describe, expect, it } from 'vitest';
import { countTests, finalLine, skippedLines } from '../lib/test-counts.mjs';

const file = (statuses: string[], status = 'passed') => ({
  name: 'packages/js/test/a.test.ts',
  status,
  assertionResults: statuses.map((each, index) => ({ status: each, fullName: `test ${index}` })),
});

describe('countTests', () => {
  it('sums the tests of all files', () => {
    const counts = countTests({ testResults: [file(['passed', 'passed']), file(['failed', 'passed'])] });
    expect(finalLine(counts)).toBe('3 passed, 1 failed');
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(finalLine(countTests({ testResults: [file([], 'failed')] }))).toBe('0 passed, 1 failed');
  });

  it('names every test that was left out', () => {
    const counts = countTests({ testResults: [file(['skipped', 'todo', 'passed'])] });
    expect(skippedLines(counts)).toHaveLength(2);
    expect(skippedLines(counts)[0]).toMatch(/^left out: .*a\.test\.ts: test 0$/);
  });
});
