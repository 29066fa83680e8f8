import { describe, expect, it } from 'vitest';
import {
  codeEntries,
  leakProblems,
  listProblems,
  sizeProblems,
  stableFileList,
} from '../checks/tarball-rules.mjs';

describe('a packed package', () => {
  it('is compared without the hashes of shared chunks', () => {
    expect(
      stableFileList([
        'dist/chunk-J3ZI2PN4.js',
        'dist/chunk-PLZV3UON.js.map',
        'dist/tickets-DvjmsyTi.d.ts',
        'dist/chunk-AAAAAAAA.js',
        'dist/index.js',
      ]),
    ).toEqual(['dist/chunk-*.js', 'dist/chunk-*.js.map', 'dist/index.js', 'dist/tickets-*.d.ts']);
  });

  it('reports files that came and files that went', () => {
    expect(listProblems(['a', 'b'], ['b', 'c'])).toEqual([
      'new in the tarball: c',
      'missing from the tarball: a',
    ]);
    expect(listProblems(['a'], ['a'])).toEqual([]);
  });

  it('must not carry secrets or paths of the machine that packed it', () => {
    const live = `sk_live_${'a1'.repeat(16)}`;
    const leak = (path: string, text: string) => leakProblems([{ path, text }], '/home/me/cstar');
    expect(leak('dist/a.js', `const key = '${live}'`)).toEqual(['dist/a.js: contains a live secret key']);
    expect(leak('dist/a.js.map', '{"sources":["/home/me/cstar/a.ts"]}')).toHaveLength(1);
    expect(leak('.env.local', '')).toEqual(['.env.local: must not be published']);
    expect(leak('dist/a.js', "apiKey: 'sk_live_…'")).toEqual([]);
  });

  it('must stay within its size', () => {
    expect(sizeProblems(1_000_000, 1_000_000)).toEqual([]);
    expect(sizeProblems(1_200_000, 1_000_000)).toEqual(['1200 kB unpacked, allowed are 1000 kB']);
  });

  it('names its code entries, not its package.json', () => {
    const exports = {
      '.': { import: './a.js' },
      './errors': { import: './b.js' },
      './package.json': './package.json',
    };
    expect(codeEntries({ name: '@cstar.help/js', exports })).toEqual([
      '@cstar.help/js',
      '@cstar.help/js/errors',
    ]);
  });
});
