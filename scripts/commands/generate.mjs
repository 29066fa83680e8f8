import { installStep } from '../lib/install.mjs';
import { root, tool, toolEnvironment } from '../lib/paths.mjs';
import { runSteps } from '../lib/steps.mjs';

/** Writes again everything that is emitted from packages/contract. */
export function run() {
  return runSteps([
    installStep(),
    {
      name: 'generate',
      needs: ['install'],
      cwd: root,
      env: toolEnvironment,
      command: [tool('pnpm'), '--filter', '@cstar.help/contract', 'generate'],
      hint: 'the first error above names the contract file to mend.',
    },
  ]);
}
