import { turboStep } from '../lib/build.mjs';
import { installStep } from '../lib/install.mjs';
import { root, tool, toolEnvironment } from '../lib/paths.mjs';
import { runSteps } from '../lib/steps.mjs';

/** The measurements of bench/: ratios against bare fetch, import time, sizes. */
export function run() {
  return runSteps([
    installStep(),
    turboStep('build'),
    {
      name: 'bench',
      needs: ['build'],
      cwd: root,
      env: toolEnvironment,
      command: [tool('pnpm'), '--dir', 'bench', 'start'],
      show: true,
      hint: 'run it alone on an idle machine; the error above says which measurement failed.',
    },
  ]);
}
