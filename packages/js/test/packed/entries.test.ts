import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { bundle, runInNode } from '../support/bundle.ts';

const entries = Object.keys(manifest.exports)
  .filter((path) => path !== './package.json')
  .map((path) => path.replace('.', manifest.name));
/** The entries of apps that run anywhere; the test kit needs msw, and with it a platform, and two others need Node. */
const ofApps = entries.filter((entry) => !/\/(testing|node|express)$/.test(entry));

describe.each(entries)('%s', (entry) => {
  it('exports the same names to import and to require', async () => {
    const program = `
      import { createRequire } from 'node:module';
      import * as imported from '${entry}';
      const required = createRequire(import.meta.url)('${entry}');
      const names = (entry) => Object.keys(entry).filter((name) => name !== 'module.exports').sort();
      console.log(JSON.stringify([names(imported), names(required)]));`;
    const [imported, required] = Object.values(Object(await runInNode({ 'program.mjs': program })));

    expect(imported).not.toEqual([]);
    expect(imported).toEqual(required);
  });

  it('asks nothing of the network when it is imported', async () => {
    const program = `
      let asked = 0;
      globalThis.fetch = () => { asked += 1; throw new Error('asked'); };
      await import('${entry}');
      await new Promise((resolve) => setTimeout(resolve));
      console.log(JSON.stringify(asked));`;

    expect(await runInNode({ 'program.mjs': program })).toBe(0);
  });
});

describe.each(ofApps)('%s', (entry) => {
  it.each(['import', 'require'])('loads where there is nothing but the language (%s)', async (how) => {
    const source = how === 'import' ? `export * from '${entry}'` : `module.exports = require('${entry}')`;
    const { code } = await bundle(source, { format: 'iife', globalName: 'entry' });
    // No process, no crypto, no fetch, no console: only what ECMAScript itself defines.
    const context = createContext({});
    runInContext(code, context);

    expect(runInContext('Object.keys(entry).length', context)).toBeGreaterThan(0);
  });

  it('imports nothing from elsewhere', async () => {
    for (const source of [`export * from '${entry}'`, `module.exports = require('${entry}')`]) {
      const { meta } = await bundle(source);
      const inputs = Object.keys(meta.inputs).filter((name) => name !== '<stdin>');

      for (const input of inputs) expect(input).toContain('packages/js/dist/');
      expect(Object.values(meta.outputs).flatMap(({ imports }) => imports)).toEqual([]);
    }
  });
});

it('a client works without process, crypto and structured platform APIs beyond fetch', async () => {
  const { code } = await bundle(`export * from '@cstar.help/js'`, { format: 'iife', globalName: 'sdk' });
  const requests: unknown[] = [];
  const context = createContext({
    console,
    setTimeout,
    clearTimeout,
    AbortController,
    URL,
    URLSearchParams,
    fetch: async (url: string, init: { method: string }) => {
      requests.push([init.method, url]);
      return new Response('{"success":true,"data":{"id":"tkt_1"}}');
    },
  });
  runInContext(code, context);
  const ticket = await runInContext(
    `new sdk.CStarClient({
      apiKey: 'sk_test_' + 'a'.repeat(32),
      teamId: '7134fc12-0302-4e58-9466-a770035d5da9',
      baseUrl: 'https://api.example',
      idempotency: 'auto',
    }).tickets.create({ title: 'x' })`,
    context,
  );

  expect(ticket).toEqual({ id: 'tkt_1' });
  expect(requests).toEqual([
    ['POST', 'https://api.example/api/v1/teams/7134fc12-0302-4e58-9466-a770035d5da9/tickets'],
  ]);
});
