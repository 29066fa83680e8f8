import { documentedEndpoints, routeOf } from '@cstar.help/contract/reference';
import { CStarFeatureNotConfiguredError, Page } from '@cstar.help/js';
import { beforeAll, expect, test } from 'vitest';
import { type Given, prepare } from './documented/calls.ts';
import { gameCalls } from './documented/calls-game.ts';
import { supportCalls } from './documented/calls-support.ts';
import { teamCalls } from './documented/calls-team.ts';

// Every JavaScript call that the API reference shows, as it stands there (except that single objects
// come bare), on the real server.

const calls = { ...supportCalls, ...teamCalls, ...gameCalls };
const routes = documentedEndpoints.map(({ method, path }) => routeOf(method, path));

/** What a server without keys of these services says. */
const notConfigured = new Set(['POST /ai', 'POST /billing/portal']);

let given: Given;
beforeAll(async () => {
  given = await prepare();
});

test('every documented endpoint has its call here', () => {
  expect(Object.keys(calls).sort()).toEqual([...routes].sort());
});

test.each(Object.entries(calls))('%s', async (route, call) => {
  if (notConfigured.has(route)) {
    await expect(call(given)).rejects.toBeInstanceOf(CStarFeatureNotConfiguredError);
    return;
  }
  const result = await call(given);
  if (result instanceof Page) expect(Array.isArray(result.data)).toBe(true);
  else expect(result).not.toHaveProperty('meta');
});
