import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, tool } from '../lib/paths.mjs';

const moduleState = 'Mutable state of a module';
const rawPath = 'Raw template literal as a request path';

const request = (argument: string) =>
  `export class A { #transport; get(id) { return this.#transport.get(${argument}); } }`;

/** A file, its text, and what Biome must (or must not) say about it. */
const samples: { path: string; text: string; finds?: string; ignores?: string }[] = [
  { path: 'packages/js/src/let.ts', text: 'let count = 0;', finds: moduleState },
  { path: 'packages/js/src/exported.ts', text: 'export let count = 0;', finds: moduleState },
  { path: 'packages/js/src/var.ts', text: 'var count = 0;', finds: moduleState },
  { path: 'packages/js/src/map.ts', text: 'const seen = new Map<string, string>();', finds: moduleState },
  { path: 'packages/server/src/set.ts', text: 'export const seen = new Set();', finds: moduleState },
  { path: 'packages/js/src/typed.ts', text: 'const seen: Map<string, 1> = new Map();', finds: moduleState },
  { path: 'packages/js/src/table.ts', text: "const table = new Map([['a', 1]]);", ignores: moduleState },
  {
    path: 'packages/js/src/owned.ts',
    text: 'export function count() { let sum = 0; const seen = new Set(); seen.add(sum); sum += 1; return seen; }',
    ignores: moduleState,
  },
  {
    path: 'packages/js/src/class.ts',
    text: 'export class Counter { #sum = 0; #seen = new Map(); add() { let by = 1; by += 1; this.#sum += by; } }',
    ignores: moduleState,
  },
  { path: 'packages/js/test/state.ts', text: 'let count = 0;', ignores: moduleState },
  { path: 'packages/js/src/raw-option.ts', text: request('{ path: `tickets/${id}` }'), finds: rawPath },
  { path: 'packages/js/src/raw-argument.ts', text: request('`tickets/${id}`'), finds: rawPath },
  {
    path: 'packages/js/src/raw-public.ts',
    text: 'export class A { get(id) { return this.transport.get(`tickets/${id}`); } }',
    finds: rawPath,
  },
  {
    path: 'packages/js/src/other.ts',
    text: 'export const f = (map, id) => map.get(`x ${id}`);',
    ignores: rawPath,
  },
  { path: 'packages/js/src/tagged.ts', text: request('{ path: path`tickets/${id}` }'), ignores: rawPath },
  { path: 'packages/js/src/console.ts', text: 'console.log(1);', finds: 'noConsole' },
  { path: 'packages/server/src/bin.ts', text: 'console.log(1);', ignores: 'noConsole' },
  { path: 'packages/js/src/node.ts', text: "import 'node:fs';", finds: 'noNodejsModules' },
  { path: 'packages/js/src/files.node.ts', text: "import 'node:fs';", ignores: 'noNodejsModules' },
  { path: 'packages/js/src/long.ts', text: 'export {};\n'.repeat(401), finds: 'noExcessiveLinesPerFile' },
  {
    path: 'packages/js/src/cycle-a.ts',
    text: "import type { B } from './cycle-b.ts'; export type A = B;",
    finds: 'noImportCycles',
  },
  {
    path: 'packages/js/src/cycle-b.ts',
    text: "import type { A } from './cycle-a.ts'; export type B = A;",
    finds: 'noImportCycles',
  },
];

let folder = '';
const said = new Map<string, string>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'));
  const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  // The copy is no git repository, and the schema is not beside it.
  const { $schema, vcs, ...rest } = config;
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(rest));
  cpSync(join(root, 'scripts/checks'), join(folder, 'scripts/checks'), { recursive: true });
  for (const { path, text } of samples) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${text}\n`);
  }
  const { stdout } = spawnSync(
    tool('biome'),
    ['lint', '--reporter=json', '--max-diagnostics=none', 'packages'],
    { cwd: folder, encoding: 'utf8' },
  );
  for (const { category, message, location } of JSON.parse(stdout).diagnostics) {
    said.set(location.path, `${said.get(location.path) ?? ''}${category}: ${message}\n`);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the lint rules of this house', () => {
  it.each(samples.filter((sample) => sample.finds))('find in $path: $finds', ({ path, finds }) => {
    expect(said.get(path)).toContain(finds);
  });

  it.each(samples.filter((sample) => sample.ignores))(
    'leave $path alone: no $ignores',
    ({ path, ignores }) => {
      expect(said.get(path) ?? '').not.toContain(ignores);
    },
  );
});
