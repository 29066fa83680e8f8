import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { turboStep } from '../lib/build.mjs';
import { installStep } from '../lib/install.mjs';
import { root } from '../lib/paths.mjs';
import { createProcesses, onStopSignal } from '../lib/processes.mjs';
import { inSeconds, runSteps } from '../lib/steps.mjs';

/** How long a stopped server may keep the process alive before we call that a leak. */
const lingerLimit = 5000;

/** A newcomer's first minute: everything from install to a closed ticket, and nothing left running. */
export async function run() {
  const prepared = await runSteps([installStep(), turboStep('build')]);
  if (prepared !== 0) return prepared;

  const { start } = await import(pathToFileURL(join(root, 'packages/server/dist/index.js')).href);
  const processes = createProcesses();
  let code = 0;
  const detach = onStopSignal((signalCode) => {
    code = signalCode;
    void processes.stop();
  });

  const began = performance.now();
  const server = await start({ port: 0, development: true, database: 'memory' });
  try {
    const team = await server.createTeam({ name: 'Fernwood Coffee', demoData: true });
    console.log(`✓ server  ${inSeconds(performance.now() - began)}  Postgres in memory, ${server.url}`);
    console.log('\n▸ examples/node-quickstart/index.mjs');
    const result = await processes.start(process.execPath, ['index.mjs'], {
      cwd: join(root, 'examples/node-quickstart'),
      env: quickstartEnvironment(server.url, team),
      show: true,
    });
    if (code === 0) code = result.code;
  } finally {
    await processes.stop();
    await server.close();
    detach();
  }
  console.log(code === 0 ? '\n✓ everything stopped' : `\n✗ the quickstart ended with code ${code}`);
  exitIfSomethingLingers();
  return code;
}

function quickstartEnvironment(url, team) {
  return {
    CSTAR_BASE_URL: url,
    CSTAR_API_KEY: team.keys.secretTest,
    CSTAR_TEAM_ID: team.teamId,
  };
}

function exitIfSomethingLingers() {
  setTimeout(() => {
    console.error(
      'The server was closed, yet something in this process still runs. This is a bug in close().',
    );
    process.exit(1);
  }, lingerLimit).unref();
}
