import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generatedFiles, staleFiles, writeFiles } from '../../src/emit/generated-files.ts';
import { resourcesOf } from '../../src/emit/schemas.ts';
import { contract, streams } from '../../src/index.ts';

describe('the generated files', () => {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'contract-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  const files = new Map([
    ['a/one.ts', 'export {};\n'],
    ['a/b/two.ts', 'export {};\n'],
  ]);

  it('are stale when they are absent, and no longer when they are written', async () => {
    expect(await staleFiles(files, root)).toEqual(['a/one.ts', 'a/b/two.ts']);
    await writeFiles(files, ['a/one.ts'], root);
    expect(await staleFiles(files, root)).toEqual(['a/b/two.ts']);
    await writeFiles(files, ['a/b/two.ts'], root);
    expect(await staleFiles(files, root)).toEqual([]);
  });

  it('are stale when someone edits them', async () => {
    await writeFiles(files, [...files.keys()], root);
    await appendFile(path.join(root, 'a/one.ts'), '// by hand\n');

    expect(await staleFiles(files, root)).toEqual(['a/one.ts']);
  });

  it('are the same each time', async () => {
    const [first, second] = await Promise.all([
      generatedFiles(resourcesOf(contract), streams),
      generatedFiles(resourcesOf(contract), streams),
    ]);

    expect([...second]).toEqual([...first]);
  });
});
