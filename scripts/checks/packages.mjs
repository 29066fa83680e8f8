// Packs every package that is published, as the registry would get it, and checks the tarball.
// `node scripts/checks/packages.mjs --update` accepts the present file lists.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, tool, toolEnvironment } from '../lib/paths.mjs';
import { createProcesses, onStopSignal } from '../lib/processes.mjs';
import { readJson, workspaceMembers } from '../lib/workspace.mjs';
import {
  codeEntries,
  inKilobytes,
  leakProblems,
  listProblems,
  sizeProblems,
  stableFileList,
} from './tarball-rules.mjs';

/**
 * - `types`: the resolutions in which attw must find nothing. `node16` covers Node's ESM and CommonJS and the
 *   bundlers; left out is `node10`, which knows no "exports" and which TypeScript itself has deprecated. `esm-only`
 *   leaves out require as well.
 * - `size`: bytes on disk after an install. Most of the client is the documentation in its declarations, once per
 *   module format.
 * - `bare`: entries whose types must do without DOM and Node types, so that they compile in every project.
 */
const published = {
  '@cstar.help/js': {
    types: 'node16',
    size: 2_100_000,
    bare: [
      '@cstar.help/js',
      '@cstar.help/js/errors',
      '@cstar.help/js/identity',
      '@cstar.help/js/auth',
      '@cstar.help/js/chat',
      '@cstar.help/js/library',
      '@cstar.help/js/community',
      '@cstar.help/js/quickhelp',
      '@cstar.help/js/proactive',
      '@cstar.help/js/webhook',
      '@cstar.help/js/webhook/node',
      '@cstar.help/js/webhook/express',
      '@cstar.help/js/webhook/hono',
      '@cstar.help/js/webhook/next',
      '@cstar.help/js/webhook/sveltekit',
    ],
  },
  '@cstar.help/server': { types: 'esm-only', size: 20_000_000, bare: [] },
};

const update = process.argv.includes('--update');
const processes = createProcesses();
const workFolder = mkdtempSync(join(tmpdir(), 'packages-'));
onStopSignal((code) => {
  process.exitCode = code;
  void processes.stop();
});

try {
  const problems = [];
  for (const { folder, manifest } of workspaceMembers().filter((member) => !member.manifest.private)) {
    const found = await checkPackage(folder, manifest.name);
    problems.push(...found.map((problem) => `${manifest.name}: ${problem}`));
  }
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode ||= 1;
} finally {
  await processes.stop();
  rmSync(workFolder, { recursive: true });
}

async function checkPackage(folder, name) {
  const expected = published[name];
  if (expected === undefined)
    return ['is published, yet scripts/checks/packages.mjs does not know it: add it'];

  const { tarball, unpacked } = await pack(folder, name);
  const files = readTree(unpacked);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const manifest = readJson(join(unpacked, 'package.json'));
  console.log(`${name}@${manifest.version}: ${files.length} files, ${inKilobytes(bytes)} unpacked`);

  return [
    ...compareFileList(name, files),
    ...leakProblems(files, root),
    ...sizeProblems(bytes, expected.size),
    ...(await toolProblems('publint', ['run', tarball, '--strict'])),
    ...(await toolProblems('attw', [tarball, '--profile', expected.types, '--no-emoji', '--no-color'])),
    ...(expected.bare.length > 0 ? await bareTypesProblems(unpacked, manifest, expected.bare) : []),
  ];
}

async function pack(folder, name) {
  const destination = join(workFolder, name.replace('/', '-'));
  mkdirSync(destination, { recursive: true });
  await mustRun(tool('pnpm'), ['pack', '--pack-destination', destination], join(root, folder));
  const tarball = join(destination, readdirSync(destination)[0]);
  await mustRun('tar', ['-xzf', tarball, '-C', destination]);
  return { tarball, unpacked: join(destination, 'package') };
}

function compareFileList(name, files) {
  const snapshot = join(root, 'scripts/checks/tarballs', `${name.replace('/', '-')}.txt`);
  const actual = stableFileList(files.map((file) => file.path));
  if (update) {
    mkdirSync(join(root, 'scripts/checks/tarballs'), { recursive: true });
    writeFileSync(snapshot, `${actual.join('\n')}\n`);
  }
  return listProblems(readFileSync(snapshot, 'utf8').trim().split('\n'), actual).map(
    (problem) => `${problem} (if that is meant: node scripts/checks/packages.mjs --update)`,
  );
}

/** Compiles a project that has neither DOM nor Node types and imports the package both ways. */
async function bareTypesProblems(unpacked, manifest, entries) {
  const project = join(workFolder, 'bare-types');
  cpSync(unpacked, join(project, 'node_modules', manifest.name), { recursive: true });
  const unknown = entries.filter((entry) => !codeEntries(manifest).includes(entry));
  const text = entries.map((entry, index) => `export * as entry${index} from '${entry}';`).join('\n');
  const options = {
    module: 'Node16',
    target: 'ES2022',
    lib: ['ES2022'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
  };
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }));
  writeFileSync(join(project, 'esm.mts'), text);
  writeFileSync(join(project, 'commonjs.cts'), text);
  return [
    ...unknown.map((entry) => `has no entry ${entry}`),
    ...(await toolProblems('tsc', ['-p', project, '--pretty', 'false'])),
  ];
}

async function toolProblems(name, args) {
  const { code, output } = await processes.start(tool(name), args, { cwd: workFolder, env: toolEnvironment });
  return code === 0 ? [] : [`${name} reports:\n${output.trim()}`];
}

async function mustRun(command, args, cwd = workFolder) {
  const { code, output } = await processes.start(command, args, { cwd, env: toolEnvironment });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${output}`);
}

function readTree(folder) {
  return readdirSync(folder, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => {
      const content = readFileSync(join(folder, path));
      return { path, bytes: content.length, text: content.toString('utf8') };
    });
}
