import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { turboStep } from '../lib/build.mjs';
import { installStep } from '../lib/install.mjs';
import { cacheFolder, root, tool, toolEnvironment } from '../lib/paths.mjs';
import { createProcesses, onStopSignal } from '../lib/processes.mjs';
import { runSteps } from '../lib/steps.mjs';
import { readJson } from '../lib/workspace.mjs';
import { runtimes } from '../runtimes/table.mjs';

const project = join(cacheFolder, 'runtimes', 'project');

/** Runs one small script on the packed client under every runtime we promise, and prints who took it. */
export async function run() {
  const prepared = await runSteps([installStep(), turboStep('build')]);
  if (prepared !== 0) return prepared;

  const processes = createProcesses();
  let stopped;
  const detach = onStopSignal((code) => {
    stopped = code;
    void processes.stop();
  });
  const rows = [];
  try {
    await prepareProject(processes);
    for (const runtime of runtimes) {
      if (stopped !== undefined) break;
      rows.push({ runtime: runtime.name, ...(await tryRuntime(runtime, processes)) });
    }
  } finally {
    await processes.stop();
    detach();
  }
  for (const { runtime, version, result } of rows) {
    console.log(`${runtime.padEnd(14)} ${version.padEnd(18)} ${result}`);
  }
  return stopped ?? (rows.some(({ failed }) => failed) ? 1 : 0);
}

/** A folder with the packed client installed from its tarball, as in an app, and the scripts beside it. */
async function prepareProject(processes) {
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  cpSync(join(root, 'scripts/runtimes'), project, { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  // As a module: the oldest of the runtimes cannot import JSON.
  const { vectors } = readJson(join(root, 'packages/js/test/vectors/webhook.json'));
  writeFileSync(join(project, 'vectors.mjs'), `export const vectors = ${JSON.stringify(vectors)};`);
  await must(processes, tool('pnpm'), ['pack', '--pack-destination', project], join(root, 'packages/js'));
  const tarball = readdirSync(project).find((file) => file.endsWith('.tgz'));
  await must(processes, 'npm', ['install', '--no-audit', '--no-fund', '--offline', `./${tarball}`], project);
  const bundle = ['--bundle', '--format=esm', '--outfile=worker.bundled.mjs', 'worker.mjs'];
  await must(processes, tool('esbuild'), bundle, project);
}

async function tryRuntime(runtime, processes) {
  if (runtime.package === undefined) {
    return { version: '-', result: `left out: no build for ${process.platform} on ${process.arch}` };
  }
  const folder = join(cacheFolder, 'runtimes', `${runtime.package}@${runtime.version}`.replaceAll('/', '-'));
  const home = join(folder, 'node_modules', runtime.package);
  const binary = join(home, runtime.binary);
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const wanted = `${runtime.package}@${runtime.version}`;
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', wanted];
    const { code, output } = await processes.start('npm', args, { cwd: folder });
    if (code !== 0)
      return { version: '-', result: `left out: ${wanted} did not install: ${lastLine(output)}` };
  }
  const { version } = readJson(join(home, 'package.json'));
  const { code, output } = await processes.start(binary, runtime.args, {
    cwd: project,
    env: { NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1', DO_NOT_TRACK: '1' },
  });
  return code === 0
    ? { version, result: 'ok' }
    : { version, result: `FAILED\n${output.trim()}`, failed: true };
}

async function must(processes, command, args, cwd) {
  const { code, output } = await processes.start(command, args, { cwd, env: toolEnvironment });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${output}`);
}

function lastLine(text) {
  return text.trim().split('\n').at(-1);
}
