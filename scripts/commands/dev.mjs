import { join } from 'node:path';
import { turboStep } from '../lib/build.mjs';
import { installStep } from '../lib/install.mjs';
import { root } from '../lib/paths.mjs';
import { createProcesses, onStopSignal } from '../lib/processes.mjs';
import { runSteps } from '../lib/steps.mjs';

/** The local server in the foreground, until Ctrl+C. Arguments go on to the server. */
export async function run(args) {
  const prepared = await runSteps([installStep(), turboStep('build')]);
  if (prepared !== 0) return prepared;

  const processes = createProcesses();
  let asked = false;
  const detach = onStopSignal(() => {
    asked = true;
    void processes.stop();
  });
  const { code } = await processes.start(
    process.execPath,
    [join(root, 'packages/server/dist/bin.js'), ...args],
    { cwd: root, show: true },
  );
  detach();
  return asked ? 0 : code;
}
