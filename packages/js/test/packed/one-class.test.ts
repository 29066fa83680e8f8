import { describe, expect, it } from 'vitest';
import { bundle, runInNode } from '../support/bundle.ts';

const names = [
  'CStarError',
  'CStarAuthenticationError',
  'CStarConflictError',
  'CStarConnectionError',
  'CStarFeatureNotConfiguredError',
  'CStarNotFoundError',
  'CStarOfflineError',
  'CStarPermissionError',
  'CStarRateLimitError',
  'CStarServerError',
  'CStarTimeoutError',
  'CStarValidationError',
];

/** A program that compares the classes of four copies and prints what it finds, by class. */
const compare = `
const copies = { esm, esmErrors, cjs, cjsErrors };
const report = {};
for (const name of ${JSON.stringify(names)}) {
  report[name] = { instances: true, base: true, names: [] };
  for (const maker of Object.values(copies)) {
    const error = new maker[name]('x');
    report[name].names.push(error.name);
    for (const judge of Object.values(copies)) {
      report[name].instances &&= error instanceof judge[name];
      report[name].base &&= error instanceof judge.CStarError && error instanceof Error;
    }
  }
}
console.log(JSON.stringify(report));
`;

const expected = Object.fromEntries(
  names.map((name) => [name, { instances: true, base: true, names: [name, name, name, name] }]),
);

describe('instanceof and names hold', () => {
  it('between import and require in one process', async () => {
    const program = `
      import { createRequire } from 'node:module';
      import * as esm from '@cstar.help/js';
      import * as esmErrors from '@cstar.help/js/errors';
      const require = createRequire(import.meta.url);
      const cjs = require('@cstar.help/js');
      const cjsErrors = require('@cstar.help/js/errors');
      ${compare}`;

    expect(await runInNode({ 'program.mjs': program })).toEqual(expected);
  });

  it('in one minified bundle of both formats', async () => {
    const { code } = await bundle(`
      import * as esm from '@cstar.help/js';
      import * as esmErrors from '@cstar.help/js/errors';
      const cjs = require('@cstar.help/js');
      const cjsErrors = require('@cstar.help/js/errors');
      ${compare}`);

    expect(code).not.toMatch(/class CStar\w*Error/);
    expect(await runInNode({ 'program.mjs': code })).toEqual(expected);
  });

  it('between bundles that were minified one by one', async () => {
    const entries = {
      a: '@cstar.help/js',
      b: '@cstar.help/js/errors',
      c: '@cstar.help/js',
      d: '@cstar.help/js/errors',
    };
    const files: Record<string, string> = {
      'program.mjs': `
        import * as esm from './a.mjs';
        import * as esmErrors from './b.mjs';
        import * as cjs from './c.mjs';
        import * as cjsErrors from './d.mjs';
        ${compare}`,
    };
    for (const [name, entry] of Object.entries(entries)) {
      files[`${name}.mjs`] = (await bundle(`export * from '${entry}'`)).code;
    }

    expect(await runInNode(files)).toEqual(expected);
  });

  it('for what the client throws, judged by another copy', async () => {
    const { code } = await bundle(`
      import { CStarClient } from '@cstar.help/js';
      const { CStarNotFoundError } = require('@cstar.help/js/errors');
      const cstar = new CStarClient({
        apiKey: 'sk_test_' + 'a'.repeat(32),
        teamId: '7134fc12-0302-4e58-9466-a770035d5da9',
        fetch: async () => new Response('{"error":"No such ticket"}', { status: 404 }),
      });
      const error = await cstar.tickets.get('tkt_1').catch((error) => error);
      console.log(JSON.stringify([error instanceof CStarNotFoundError, error.name, error]));`);

    expect(await runInNode({ 'program.mjs': code })).toEqual([
      true,
      'CStarNotFoundError',
      expect.objectContaining({ name: 'CStarNotFoundError', statusCode: 404, attempts: 1 }),
    ]);
  });
});
