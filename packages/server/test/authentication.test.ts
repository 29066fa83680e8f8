import { contract, fullPath } from '@cstar.help/contract';
import { describe, expect, test } from 'vitest';
import { newTeam, send } from './support/api.ts';

const unknownTeam = '550e8400-e29b-41d4-a716-446655440000';
const someId = '550e8400e29b41d4a716446655440000';
const wellFormed = `sk_test_${'x'.repeat(32)}`;

const refused: [what: string, header: string | undefined, code: string][] = [
  ['no header', undefined, 'authentication_required'],
  ['another scheme', 'Basic dXNlcjpwYXNz', 'invalid_key_format'],
  ['a bare key without Bearer', wellFormed, 'invalid_key_format'],
  ['an unknown prefix', `Bearer rk_test_${'x'.repeat(32)}`, 'invalid_key_format'],
  ['a key that was cut', `Bearer ${wellFormed.slice(0, -1)}`, 'invalid_key_format'],
  ['a key with more behind it', `Bearer ${wellFormed}x`, 'invalid_key_format'],
  ['an unknown key', `Bearer ${wellFormed}`, 'invalid_api_key'],
];

test.each(refused)('a call with %s is 401 and says what to send', async (_, authorization, code) => {
  const reply = await send('GET', '/api/v1/auth/whoami', undefined, {
    headers: authorization === undefined ? {} : { authorization },
  });
  expect(reply.status).toBe(401);
  expect(reply.error).toMatchObject({ code, type: 'authentication_error' });
  expect(JSON.stringify(reply.body)).not.toContain('x'.repeat(20));
});

test('whoami tells the team, the type and the environment of each kind of key', async () => {
  const team = await newTeam({ name: 'Acme' });
  const kinds = [
    [team.keys.secretLive, 'secret', 'live'],
    [team.keys.secretTest, 'secret', 'test'],
    [team.keys.publishableLive, 'publishable', 'live'],
    [team.keys.publishableTest, 'publishable', 'test'],
  ] as const;
  for (const [key, keyType, environment] of kinds) {
    const reply = await send('GET', '/api/v1/auth/whoami', undefined, { key });
    expect(reply.data).toEqual({
      teamId: team.teamId,
      teamName: 'Acme',
      teamSlug: team.teamSlug,
      keyType,
      environment,
    });
  }
});

test('the word Bearer may be written in any case', async () => {
  const team = await newTeam();
  const reply = await send('GET', '/api/v1/auth/whoami', undefined, {
    headers: { authorization: `bearer ${team.keys.secretTest}` },
  });
  expect(reply.status).toBe(200);
});

const endpoints = Object.values(contract).flatMap((resource) =>
  Object.entries(resource.endpoints).map(([name, endpoint]) => ({
    name: `${resource.name}.${name}`,
    method: endpoint.method,
    scope: endpoint.scope,
    access: endpoint.access,
    pathFor: (teamId: string) =>
      fullPath(endpoint)
        .replace('{teamId}', teamId)
        .replaceAll(/\{\w+\}/g, someId),
  })),
);

describe.each(endpoints)('$name', ({ method, scope, access, pathFor }) => {
  test('is 401 without a key', async () => {
    const reply = await send(method, pathFor(unknownTeam), method === 'GET' ? undefined : {});
    expect(reply.status).toBe(401);
    expect(reply.error.code).toBe('authentication_required');
  });

  test('is open to a publishable key only when the contract says so', async () => {
    const team = await newTeam();
    const key = team.keys.publishableTest;
    const reply = await send(method, pathFor(team.teamId), method === 'GET' ? undefined : {}, { key });
    if (access === 'any') return expect([401, 403]).not.toContain(reply.status);
    const expected = method === 'GET' ? 'insufficient_permissions' : 'publishable_key_write';
    expect([reply.status, reply.error.code]).toEqual([403, expected]);
  });

  test('is closed to the key of another team, whether or not the team exists', async () => {
    const [mine, other] = [await newTeam(), await newTeam()];
    for (const teamId of [other.teamId, unknownTeam]) {
      const reply = await send(method, pathFor(teamId), method === 'GET' ? undefined : {}, {
        key: mine.keys.secretTest,
      });
      if (scope === 'global') expect(reply.data.teamId).toBe(mine.teamId);
      else expect([reply.status, reply.error.code]).toEqual([403, 'team_access_denied']);
    }
  });
});

test('a team that exists and one that does not are refused in the same words', async () => {
  const [mine, other] = [await newTeam(), await newTeam()];
  const messages = [];
  for (const teamId of [other.teamId, unknownTeam]) {
    const reply = await send('GET', `/api/v1/teams/${teamId}/tickets`, undefined, {
      key: mine.keys.secretTest,
    });
    messages.push(reply.error.message);
  }
  expect(messages[0]).toBe(messages[1]);
});

test('a team id that is no UUID is 400 and tells where to find the right one', async () => {
  const team = await newTeam();
  const reply = await send('GET', '/api/v1/teams/acme/tickets', undefined, { key: team.keys.secretTest });
  expect(reply.status).toBe(400);
  expect(reply.error).toMatchObject({ code: 'parameter_invalid', param: 'teamId' });
  expect(reply.error.message).toContain('whoami');
});
