import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type RunningServer, start } from '../src/main.ts';
import { newTeam, readReply, send, type TestTeam } from './support/api.ts';
import { chatter, follow, newCustomer, newSecret, newVisitor } from './support/chat.ts';
import { ownDatabaseUrl } from './support/database.ts';
import type { Listener } from './support/frames.ts';
import { upload } from './support/images.ts';
import { fakeModel } from './support/language-model.ts';

// Of whoever begins session after session. A small server, behind one proxy, tells addresses by the header.

let database: { url: string; drop(): Promise<void> };
let server: RunningServer;
let model: Awaited<ReturnType<typeof fakeModel>>;
beforeAll(async () => {
  model = await fakeModel();
  database = await ownDatabaseUrl();
  vi.stubEnv('CSTAR_AI_BASE_URL', model.url);
  vi.stubEnv('CSTAR_AI_API_KEY', 'key-4711');
  server = await start({
    port: 0,
    database: database.url,
    storage: 'memory',
    development: true,
    trustedProxies: 1,
    customerLimits: {
      calls: 6,
      callsPerAddress: 10,
      strayCalls: 3,
      visitorsPerAddress: 4,
      modelQuestions: 2,
      modelQuestionsPerAddress: 3,
      visitorImagesPerAddress: 2,
    },
    streams: { limits: { chat: 6, address: 2 } },
  });
  vi.unstubAllEnvs();
});
const opened: Listener[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
afterAll(async () => {
  await server.close();
  await model.close();
  await database.drop();
});

const place = () => ({ server: server.url });
const from = (address: string) => ({ headers: { 'x-forwarded-for': `1.2.3.4, ${address}` } });
const chatOf = (team: TestTeam, token: string | null = null) => chatter(team, token, place());

/** A visitor who is somewhere. */
async function visitorAt(team: TestTeam, address: string) {
  const { data } = await chatOf(team).post('/sessions', undefined, from(address));
  const { base } = chatOf(team);
  const key = String(data.accessToken);
  return {
    key,
    get: (path: string) => send('GET', base + path, undefined, { key, ...place(), ...from(address) }),
    post: (path: string, body?: unknown) =>
      send('POST', base + path, body, { key, ...place(), ...from(address) }),
  };
}

const statuses = (replies: readonly { status: number }[]) => replies.map(({ status }) => status);

describe('the visitors behind one address together', () => {
  test('begin only so many sessions', async () => {
    const team = await newTeam({}, server.url);
    const begin = (address: string) => chatOf(team).post('/sessions', undefined, from(address));
    const replies = [];
    for (let count = 0; count < 5; count++) replies.push(await begin('192.0.2.1'));
    expect(statuses(replies)).toEqual([201, 201, 201, 201, 429]);
    expect(replies.at(-1)?.error.retryAfter).toBeGreaterThan(0);
    expect((await begin('192.0.2.2')).status).toBe(201);
  });

  test('make only so many calls, and others go on', async () => {
    const team = await newTeam({}, server.url);
    const ada = await newCustomer(team, 'ada@example.com', await newSecret(team, place()), place());
    const visitors = [await visitorAt(team, '192.0.2.3'), await visitorAt(team, '192.0.2.3')];
    const seen: number[] = [];
    for (const visitor of visitors)
      for (let count = 0; count < 5; count++)
        seen.push((await visitor.get(`/tickets/${crypto.randomUUID()}`)).status);
    // Two calls began the sessions.
    expect(seen).toEqual([...Array(8).fill(404), 429, 429]);
    const other = await visitorAt(team, '192.0.2.4');
    expect((await other.post('/tickets', { title: 'Help' })).status).toBe(201);
    const replies = [];
    for (let count = 0; count < 7; count++)
      replies.push(await ada.post('/tickets', { title: 'Help' }, from('192.0.2.3')));
    expect(statuses(replies)).toEqual([...Array(6).fill(201), 429]);
  });

  test('upload only so many images', async () => {
    const team = await newTeam({}, server.url);
    const replies = [];
    for (let count = 0; count < 3; count++)
      replies.push(await (await visitorAt(team, '192.0.2.5')).post('/attachments', upload()));
    expect(statuses(replies)).toEqual([201, 201, 429]);
    const ada = await newCustomer(team, 'ada@example.com', await newSecret(team, place()), place());
    expect((await ada.post('/attachments', upload(), from('192.0.2.5'))).status).toBe(201);
  });

  test('are answered by the model only so often', async () => {
    const team = await newTeam({}, server.url);
    await team.post(
      '/articles',
      { title: 'Cold brew', content: 'Steep the cold brew overnight.', status: 'published', isPublic: true },
      place(),
    );
    model.says('{"answer": "Overnight.", "sources": [1]}');
    const path = `/api/quickhelp/${team.teamSlug}:test/ask`;
    const ask = async (key: string | null) => {
      const { data } = await send(
        'POST',
        path,
        { question: 'cold brew' },
        { key, ...place(), ...from('192.0.2.6') },
      );
      return data.isGenerated;
    };
    const { key } = await visitorAt(team, '192.0.2.6');
    expect([await ask(null), await ask(null), await ask(null)]).toEqual([true, true, false]);
    expect([await ask(key), await ask(key)]).toEqual([true, false]);
  });

  test('have only so many streams, and all of them half of the places', async () => {
    const team = await newTeam({}, server.url);
    const secret = await newSecret(team, place());
    const streamAt = async (address: string) => {
      const visitor = await visitorAt(team, address);
      const { data } = await visitor.post('/tickets', { title: 'Help' });
      const chat = chatOf(team, visitor.key);
      return { chat, path: `/tickets/${data.id}/stream`, headers: from(address).headers };
    };
    const sender = (headers: Record<string, string>) => (request: Request) =>
      fetch(new Request(request, { headers: { ...Object.fromEntries(request.headers), ...headers } }));
    const open = async (address: string) => {
      const { chat, path, headers } = await streamAt(address);
      opened.push(await follow(chat, path, sender(headers)));
    };
    const refusal = async (address: string) => {
      const { chat, path, headers } = await streamAt(address);
      return (await readReply(await sender(headers)(chat.requestTo(path)))).error;
    };
    await open('192.0.2.7');
    await open('192.0.2.7');
    expect((await refusal('192.0.2.7')).message).toContain('Visitors behind this address have 2 streams');
    await open('192.0.2.8');
    expect((await refusal('192.0.2.9')).message).toContain('The visitors of this team have 3 streams');
    const ada = await newCustomer(team, 'ada@example.com', secret, place());
    opened.push(await follow(ada, `/tickets/${await ada.open()}/stream`));
  });
});

test.each<[string, (team: TestTeam, address: string) => Promise<{ status: number }>, number]>([
  [
    'a junk token',
    (team, address) =>
      send('GET', `/api/library/${team.teamSlug}/articles`, undefined, {
        key: 'junk',
        ...place(),
        ...from(address),
      }),
    401,
  ],
  [
    'an unknown team',
    (_, address) =>
      send('GET', '/api/library/nobody-here/articles', undefined, { ...place(), ...from(address) }),
    404,
  ],
])('calls with %s are counted by their address', async (name, call, status) => {
  const team = await newTeam({}, server.url);
  const address = `198.51.100.${name.length}`;
  const replies = [];
  for (let count = 0; count < 4; count++) replies.push(await call(team, address));
  expect(statuses(replies)).toEqual([status, status, status, 429]);
  expect((await call(team, '198.51.100.99')).status).toBe(status);
});

test('callers without a token do not share the answers of one idempotency key', async () => {
  const team = await newTeam({}, server.url);
  const ask = (address: string, agent: string, question: string) =>
    send(
      'POST',
      `/api/quickhelp/${team.teamSlug}:test/ask`,
      { question },
      { ...place(), headers: { ...from(address).headers, 'user-agent': agent, 'idempotency-key': 'one' } },
    );
  const first = await ask('192.0.2.20', 'a', 'What?');
  expect((await ask('192.0.2.20', 'a', 'What?')).data.id).toBe(first.data.id);
  for (const [address, agent] of [
    ['192.0.2.21', 'a'],
    ['192.0.2.20', 'b'],
  ] as const) {
    const other = await ask(address, agent, 'Something else?');
    expect(other.status).toBe(200);
    expect(other.data.id).not.toBe(first.data.id);
  }
});

describe('the team in the path', () => {
  test.each(['%00', 'acme%00', 'a b', '%F0%9F', 'a'.repeat(10_000), "x'--", ':test', '..%2f'])(
    '%s is refused',
    async (named) => {
      const { status, error } = await send('GET', `/api/library/${named}/articles`, undefined, {
        ...place(),
        ...from('203.0.113.1'),
      });
      expect([400, 404]).toContain(status);
      expect(error.param).toBe('team');
    },
  );
});

describe('a token that does not hold any more', () => {
  test.each<[string, object, number]>([
    ['auth/login', { email: 'nobody@example.com', password: 'correct horse' }, 401],
    ['auth/refresh', { refreshToken: 'x' }, 401],
    ['auth/signup', { email: 'new@example.com', password: 'correct horse', name: 'New' }, 201],
    ['auth/logout', {}, 200],
    ['chat/logout', {}, 200],
    ['proactive/signals', { visitorId: 'v'.repeat(20), signals: [] }, 200],
  ])('changes nothing about %s', async (path, body, expected) => {
    const team = await newTeam({}, server.url);
    const [area, ...rest] = path.split('/');
    const url = `/api/${area}/${team.teamSlug}:test/${rest.join('/')}`;
    const options = { ...place(), ...from('203.0.113.2') };
    const without = await send('POST', url, body, options);
    const stale = await send(
      'POST',
      url,
      { ...body, ...('email' in body && { email: 'other@example.com' }) },
      { ...options, key: 'stale' },
    );
    expect([without.status, stale.status]).toEqual([expected, expected]);
    if (expected === 401) expect(stale.error.code).toBe(without.error.code);
  });

  test('is refused where it could be renewed', async () => {
    const team = await newTeam({}, server.url);
    const visitor = await newVisitor(team, place());
    await visitor.post('/logout');
    expect((await visitor.post('/sessions')).error.code).toBe('invalid_token');
  });
});

test.each([
  [{ customerLimits: { calls: 0 } }, 'customerLimits.calls must be'],
  [{ trustedProxies: -1 }, 'trustedProxies'],
  [{ trustedProxies: 1.5 }, 'trustedProxies'],
])('%j is refused', async (options, message) => {
  await expect(start({ port: 0, ...options })).rejects.toThrow(message);
});
