import { describe, expect, it } from 'vitest';
import {
  licenceProblems,
  pnpmProblems,
  reasonProblems,
  silencerProblems,
  versionProblems,
} from '../checks/consistency-rules.mjs';

describe('consistency', () => {
  it('wants the pinned and the installed pnpm to be equal', () => {
    expect(
      pnpmProblems({ packageManager: 'pnpm@10.1.0+sha512.a', devDependencies: { pnpm: '10.1.0' } }),
    ).toEqual([]);
    expect(pnpmProblems({ packageManager: 'pnpm@10.1.0', devDependencies: { pnpm: '10.2.0' } })).toHaveLength(
      1,
    );
  });

  it('wants one version range for each dependency, and leaves peers their tolerance', () => {
    const a = {
      folder: 'packages/a',
      manifest: { dependencies: { zod: '^4.1.0' }, peerDependencies: { msw: '^2.0.0' } },
    };
    const b = { folder: 'packages/b', manifest: { devDependencies: { zod: '^4.0.0', msw: '^2.9.0' } } };
    expect(versionProblems([a])).toEqual([]);
    expect(versionProblems([a, b])).toEqual([
      'zod is asked for as ^4.1.0 in packages/a, ^4.0.0 in packages/b: use one range',
    ]);
  });

  it('wants a reason for every dependency', () => {
    const members = [
      { folder: 'a', manifest: { dependencies: { zod: '1', hono: '1', '@cstar.help/js': 'workspace:*' } } },
    ];
    expect(reasonProblems(members, '| `zod` | contract | schemas |')).toEqual([
      'CONTRIBUTING.md: say in one line why hono is needed',
    ]);
  });

  it('wants the licence of the whole in every published package', () => {
    const packages = [
      { folder: 'packages/a', text: 'MIT' },
      { folder: 'packages/b', text: undefined },
      { folder: 'packages/c', text: 'other' },
    ];
    expect(licenceProblems(packages, 'MIT')).toEqual([
      'packages/b/LICENSE is missing: copy it',
      'packages/c/LICENSE differs from the root one: copy it',
    ]);
  });

  it('finds what silences a tool, and takes @ts-expect-error as an assertion in tests only', () => {
    const silencer = ['@ts', 'ignore'].join('-');
    const assertion = ['@ts', 'expect-error'].join('-');
    expect(silencerProblems([{ path: 'a.ts', text: `1;\n// ${silencer}` }])).toEqual([
      `a.ts:2: ${silencer}: mend the cause instead`,
    ]);
    expect(silencerProblems([{ path: 'a.ts', text: `// ${assertion}` }])).toHaveLength(1);
    expect(silencerProblems([{ path: 'packages/js/test/a.ts', text: `// ${assertion}` }])).toEqual([]);
  });
});
