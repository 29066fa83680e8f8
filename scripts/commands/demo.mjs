import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { turboStep } from '../lib/build.mjs';
import { installStep } from '../lib/install.mjs';
import { root } from '../lib/paths.mjs';
import { createProcesses, onStopSignal } from '../lib/processes.mjs';
import { runSteps } from '../lib/steps.mjs';

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

  console.log('\n▸ server: embedded Postgres in memory, a free port, a seeded team');
  const server = await start({ port: 0, development: true, database: 'memory' });
  console.log(`✓ server  ${server.url}`);
  try {
    console.log('\n▸ examples/node-quickstart/index.mjs');
    const result = await processes.start(process.execPath, ['index.mjs'], {
      cwd: join(root, 'examples/node-quickstart'),
      env: quickstartEnvironment(server),
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

function quickstartEnvironment(server) {
  return {
    CSTAR_BASE_URL: server.url,
    CSTAR_API_KEY: server.seed.keys.secretTest,
    CSTAR_TEAM_ID: server.seed.teamId,
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
