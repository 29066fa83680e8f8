import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../lib/paths.mjs';
import { readJson, workspaceMembers } from '../lib/workspace.mjs';
import { commandProblems, findBlocks, isCompiled } from './blocks.mjs';
import { compileBlocks } from './compile.mjs';

const members = workspaceMembers();
const packageFolders = members.map(({ folder }) => folder).filter((folder) => folder.startsWith('packages/'));

const pages = ['.', ...members.map(({ folder }) => folder)].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.md') && file !== 'CHANGELOG.md')
    .map((file) => join(folder, file)),
);
const sources = packageFolders.flatMap((folder) =>
  readdirSync(join(root, folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, 'src', file)),
);

const blocks = [...pages, ...sources].flatMap((file) =>
  findBlocks(file, readFileSync(join(root, file), 'utf8')),
);
const named = (wanted: typeof blocks) => wanted.map((block, index) => ({ ...block, index }));

const code = named(blocks.filter(isCompiled));
const commands = named(blocks.filter(({ language }) => ['bash', 'sh', 'shell'].includes(language)));
const data = named(blocks.filter(({ language }) => language === 'json'));

describe('the code in documents and doc comments', () => {
  let problems: string[][] = [];
  beforeAll(() => {
    problems = compileBlocks(code, root);
  });

  it.each(code)('compiles: $file:$line', ({ index }) => {
    expect(problems[index]).toEqual([]);
  });
});

describe('the commands and data in documents', () => {
  const known = {
    scripts: Object.keys(readJson(join(root, 'package.json')).scripts),
    packages: members.map(({ manifest }) => manifest.name),
  };

  it('name only scripts and packages that exist', () => {
    expect(commands.flatMap((block) => commandProblems(block, known))).toEqual([]);
  });

  it('hold valid JSON wherever they say JSON', () => {
    for (const { file, line, code: text } of data) {
      expect(() => JSON.parse(text), `${file}:${line}`).not.toThrow();
    }
  });
});
