import { describe, expect, it } from 'vitest';
import { findImportProblems } from '../checks/import-rules.mjs';
import { importTable } from '../checks/import-table.mjs';

function judge(
  from: string,
  specifier: string,
  to: string,
  more: { isResolved?: boolean; isNpm?: boolean } = {},
) {
  const problems = findImportProblems(
    [{ from, specifier, to, isResolved: true, isNpm: false, ...more }],
    importTable,
  );
  return problems[0]?.problem;
}

describe('the import table', () => {
  it.each([
    ['packages/server/src/app.ts', '@cstar.help/contract', 'packages/contract/src/index.ts'],
    ['packages/js/src/client.ts', './core/url.ts', 'packages/js/src/core/url.ts'],
    ['packages/js/test/integration/a.test.ts', '@cstar.help/server', 'packages/server/src/index.ts'],
    ['packages/js/test/unit/a.test.ts', '../../src/index.ts', 'packages/js/src/index.ts'],
    ['packages/js/test/unit/a.test.ts', '../../../../package.json', 'package.json'],
  ])('lets %s import %s', (from, specifier, to) => {
    expect(judge(from, specifier, to)).toBeUndefined();
  });

  it.each([
    ['packages/contract/src/a.ts', '@cstar.help/js', 'packages/js/src/index.ts', 'must not import js'],
    ['packages/server/src/a.ts', '@cstar.help/js', 'packages/js/src/index.ts', 'must not import js'],
    [
      'packages/js/src/a.ts',
      '@cstar.help/contract',
      'packages/contract/src/index.ts',
      'must not import contract',
    ],
    ['packages/js/src/a.ts', '../../contract/src/a.ts', 'packages/contract/src/a.ts', 'must stay inside'],
    ['packages/server/test/a.ts', '../../js/src/a.ts', 'packages/js/src/a.ts', 'must stay inside'],
    ['packages/js/src/a.ts', '../test/support.ts', 'packages/js/test/support.ts', 'must not import tests'],
    ['packages/js/src/a.ts', '../../../scripts/a.mjs', 'scripts/a.mjs', 'must stay inside'],
    ['packages/new/src/a.ts', './b.ts', 'packages/new/src/b.ts', 'has no row'],
  ])('stops %s from importing %s', (from, specifier, to, problem) => {
    expect(judge(from, specifier, to)).toContain(problem);
  });

  it('lets only the test kit of js import msw, and nothing of js another module', () => {
    const npm = { isNpm: true };
    expect(judge('packages/js/src/testing/a.ts', 'msw/core', 'node_modules/msw', npm)).toBeUndefined();
    expect(judge('packages/js/src/client.ts', 'msw', 'node_modules/msw', npm)).toContain('only src/testing/');
    expect(judge('packages/js/src/client.ts', '@scope/ky/x', 'node_modules/ky', npm)).toContain(
      'depend on @scope/ky',
    );
    expect(judge('packages/server/src/app.ts', 'hono', 'node_modules/hono', npm)).toBeUndefined();
  });

  it('reports an import that leads nowhere', () => {
    expect(judge('packages/js/src/a.ts', './gone.ts', './gone.ts', { isResolved: false })).toContain(
      'nothing was found',
    );
  });
});
