import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { readJson, workspaceMembers } from '../lib/workspace.mjs';
import {
  licenceProblems,
  pnpmProblems,
  reasonProblems,
  silencerProblems,
  versionProblems,
} from './consistency-rules.mjs';

const members = workspaceMembers();
const rootManifest = readJson(join(root, 'package.json'));
const published = members.filter(({ manifest }) => !manifest.private);

const everyone = [{ folder: 'the root', manifest: rootManifest }, ...members];

const problems = [
  ...pnpmProblems(rootManifest),
  ...versionProblems(everyone),
  ...reasonProblems(everyone, tryRead('CONTRIBUTING.md')),
  ...licenceProblems(
    published.map(({ folder }) => ({ folder, text: tryRead(join(folder, 'LICENSE')) })),
    tryRead('LICENSE'),
  ),
  ...silencerProblems(sourceFiles().map((path) => ({ path, text: tryRead(path) ?? '' }))),
];

for (const problem of problems) console.error(problem);
console.log(`${members.length} workspace members, ${problems.length} inconsistencies`);
process.exitCode = problems.length === 0 ? 0 : 1;

function tryRead(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function sourceFiles() {
  return ['packages', 'examples', 'bench'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((path) => join(folder, path))
      .filter((path) => /\.(ts|tsx|mts|cts|js|mjs|cjs|svelte)$/.test(path))
      .filter((path) => !/(^|[\\/])(node_modules|dist)[\\/]/.test(path)),
  );
}
