import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { turboStep } from '../lib/build.mjs';
import { installStep } from '../lib/install.mjs';
import { root } from '../lib/paths.mjs';
import { onStopSignal } from '../lib/processes.mjs';
import { runSteps } from '../lib/steps.mjs';

const load = (file) => import(pathToFileURL(join(root, file)).href);

/** The help center of examples/help-center with a server, a team and an agent who answers, until Ctrl+C. */
export async function run(args) {
  const prepared = await runSteps([installStep(), turboStep('build')]);
  if (prepared !== 0) return prepared;

  const port = Number(args[0] ?? 8080);
  const demo = await startHelpCenter({ port });
  console.log(`\n  Help center   ${demo.url}`);
  console.log(`  API           ${demo.server.url}, Postgres in memory`);
  console.log('  Log in as hanna@lindqvist.example with the password fernwood-demo, or sign up.');
  console.log('  Robin answers what you write in the chat. Open a second tab to see both follow.\n');
  console.log('Stop with Ctrl+C.');
  await new Promise((resolve) => {
    const detach = onStopSignal(() => {
      detach();
      resolve();
    });
  });
  await demo.close();
  return 0;
}

/** Starts everything in this process: server, team, page and, unless `agentAnswers` is false, an agent. */
export async function startHelpCenter({ port = 0, agentAnswers = true } = {}) {
  const { start } = await load('packages/server/dist/index.js');
  const { CStarClient } = await load('packages/js/dist/index.js');
  const { serveHelpCenter } = await load('examples/help-center/serve.mjs');
  const { answerCustomers } = await load('examples/help-center/agent.mjs');

  const server = await start({ port: 0, development: true, database: 'memory' });
  try {
    const team = await server.createTeam({ name: 'Fernwood Coffee', slug: 'fernwood', demoData: true });
    const cstar = new CStarClient({
      apiKey: team.keys.secretTest,
      teamId: team.teamId,
      baseUrl: server.url,
    });
    const stopping = new AbortController();
    if (agentAnswers) answerCustomers(cstar, { signal: stopping.signal });
    const site = await serveHelpCenter({
      port,
      teamSlug: team.teamSlug,
      environment: 'test',
      baseUrl: server.url,
    });
    return {
      url: site.url,
      server,
      team,
      cstar,
      async close() {
        stopping.abort();
        cstar.destroy();
        await site.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
