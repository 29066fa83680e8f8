import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { turboStep } from '../lib/build.mjs';
import { installStep } from '../lib/install.mjs';
import { cacheFolder, root, tool, toolEnvironment } from '../lib/paths.mjs';
import { runSteps } from '../lib/steps.mjs';
import { finalLine, readCounts, skippedLines } from '../lib/test-counts.mjs';

const report = join(cacheFolder, 'vitest.json');

const check = (name, command, hint, more = {}) => ({
  name,
  command,
  hint,
  cwd: root,
  env: toolEnvironment,
  needs: ['install'],
  ...more,
});

const script = (file) => [process.execPath, join(root, 'scripts/checks', file)];

/** Every gate, cheapest first, two at a time; the tests come last so that their counts are what you see. */
const steps = [
  installStep(),
  turboStep('build'),
  check(
    'contract',
    [tool('pnpm'), '--silent', '--filter', '@cstar.help/contract', 'check'],
    'run `npm run generate` and commit what it wrote.',
  ),
  check(
    'lint',
    [tool('biome'), 'check', '--error-on-warnings', '--max-diagnostics=50', '.'],
    'run `npm run format`; what it cannot mend by itself is listed above.',
  ),
  check(
    'imports',
    script('imports.mjs'),
    'the rule that each import breaks is named above; the table is in scripts/checks/import-table.mjs.',
  ),
  check('consistency', script('consistency.mjs'), 'each line above names the file, the line and the remedy.'),
  check(
    'unused',
    [tool('knip'), '--no-progress', '--treat-config-hints-as-errors'],
    'delete what is listed above, or add the entry that uses it to knip.json.',
  ),
  turboStep('typecheck'),
  check(
    'packages',
    script('packages.mjs'),
    'mend the package.json or the build of the package named above.',
    {
      needs: ['build'],
    },
  ),
  check(
    'size',
    [tool('size-limit')],
    'find what grew with `npx size-limit --why`, or raise the limit with a reason.',
    {
      needs: ['build'],
    },
  ),
  check(
    'tests',
    [
      tool('vitest'),
      'run',
      '--config=vitest.workspace.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    'the failing tests are listed above; `npx vitest --config vitest.workspace.ts <file>` repeats one.',
    { needs: ['build'], alone: true, show: true },
  ),
];

export async function run() {
  mkdirSync(cacheFolder, { recursive: true });
  rmSync(report, { force: true });
  const code = await runSteps(steps, { concurrency: 2 });
  if (code !== 0) return code;
  const counts = readCounts(report);
  for (const line of skippedLines(counts)) console.log(line);
  console.log(finalLine(counts));
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}
