import { createHmac } from 'node:crypto';
import { eventTypeNames } from '@cstar.help/contract';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { newTeam } from './support/api.ts';
import { type Receiver, receive } from './support/receiver.ts';

const opened: Receiver[] = [];
afterEach(async () => {
  for (const receiver of opened.splice(0)) await receiver.close();
});
async function receiver(...answer: Parameters<typeof receive>): Promise<Receiver> {
  const made = await receive(...answer);
  opened.push(made);
  return made;
}

const hook = { name: 'Slack', url: 'https://example.com/hook', events: 'ticket.created, ticket.closed' };

test('a webhook shows its secret on create, and never again', async () => {
  const team = await newTeam();
  const made = await team.post('/webhooks', hook);
  expect(made.status).toBe(201);
  const { secret, signingSecret, ...shown } = made.data;
  expect(secret).toMatch(/^whsec_[\w-]{43}$/);
  expect(signingSecret).toBe(secret);
  expect(shown).toMatchObject({
    object: 'webhook',
    name: 'Slack',
    url: 'https://example.com/hook',
    events: ['ticket.created', 'ticket.closed'],
    isActive: true,
  });
  expect(shown.id).toMatch(/^whk_[0-9a-f]{32}$/);
  expect((await team.get(`/webhooks/${shown.id}`)).data).toEqual(shown);
  expect((await team.get('/webhooks')).list).toEqual([shown]);
  const updated = await team.patch(`/webhooks/${shown.id}`, { name: 'Teams' });
  expect(Object.keys(updated.data)).toEqual(Object.keys(shown));
  expect(JSON.stringify((await team.get('/audit-log')).list)).not.toMatch(/whsec_|example\.com/);
});

test.each<[unknown, string[]]>([
  ['ticket.created', ['ticket.created']],
  [' ticket.created , ticket.created,', ['ticket.created']],
  [
    ['ticket.*', 'boss.spawned'],
    ['ticket.*', 'boss.spawned'],
  ],
  ['*', ['*']],
])('events %j are kept as %j', async (events, kept) => {
  const team = await newTeam();
  expect((await team.post('/webhooks', { ...hook, events })).data.events).toEqual(kept);
});

test.each<[object, string, RegExp]>([
  [{ events: 'ticket.opened' }, 'events', /'ticket\.opened'.*ticket\.created/],
  [{ events: ['spaceship.created'] }, 'events', /ticket\.created, customer\.created/],
  [{ events: 'tick.*' }, 'events', /no event/],
  [{ events: [] }, 'events', /at least one/],
  [{ events: ' , ' }, 'events', /at least one/],
  [{ events: 7 }, 'events', /array or string/],
  [{ url: 'http://example.com' }, 'url', /https/],
  [{ url: 'ftp://example.com' }, 'url', /https/],
  [{ url: 'https://user:pass@example.com' }, 'url', /password/],
  [{ url: 'example.com' }, 'url', /https/],
  [{ url: 'http://127.0.0.1.example.com' }, 'url', /https/],
  [{ name: ' ' }, 'name', /character/],
  [{ isActive: 'yes' }, 'isActive', /boolean/],
])('%j is refused by name', async (fields, param, message) => {
  const team = await newTeam();
  const reply = await team.post('/webhooks', { ...hook, ...fields });
  expect([reply.status, reply.error.param]).toEqual([400, param]);
  expect(reply.error.message).toMatch(message);
});

test('a webhook is changed, filtered by whether it is active, and deleted', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/webhooks', hook)).data;
  const other = (await team.post('/webhooks', { ...hook, isActive: false })).data;
  const ids = async (query = '') => (await team.get(`/webhooks${query}`)).list.map((each) => each.id);
  expect(await ids()).toEqual([other.id, id]);
  expect(await ids('?active=true')).toEqual([id]);
  expect(await ids('?active=false')).toEqual([other.id]);
  const changes = { events: '*', isActive: false, url: 'http://localhost:4000/hook' };
  expect((await team.patch(`/webhooks/${id}`, changes)).data).toMatchObject({ ...changes, events: ['*'] });
  expect((await team.patch(`/webhooks/${id}`, { events: 'nothing' })).error.param).toBe('events');
  expect((await team.delete(`/webhooks/${id}`)).data).toEqual({ deleted: true, id });
  for (const reply of [
    await team.get(`/webhooks/${id}`),
    await team.patch(`/webhooks/${id}`, { name: 'x' }),
    await team.delete(`/webhooks/${id}`),
    await team.post(`/webhooks/${id}/test`, { event: 'ticket.created' }),
  ]) {
    expect(reply.status).toBe(404);
  }
});

test('webhooks need manage_webhooks to read and to change', async () => {
  const team = await newTeam({ members: [{ name: 'Max', role: 'manager' }] });
  const as = { key: team.members[1]?.keys.secretTest ?? null };
  const { id } = (await team.post('/webhooks', hook)).data;
  for (const reply of [
    await team.get('/webhooks', as),
    await team.get(`/webhooks/${id}`, as),
    await team.post('/webhooks', hook, as),
    await team.patch(`/webhooks/${id}`, {}, as),
    await team.delete(`/webhooks/${id}`, as),
    await team.post('/webhooks/trigger-test', { event: 'ticket.created' }, as),
    await team.get('/webhooks', { key: team.keys.publishableTest }),
  ]) {
    expect(reply.error.code).toBe('insufficient_permissions');
  }
});

test('a test event is posted once, signed over what is sent, and reported', async () => {
  const target = await receiver();
  const team = await newTeam();
  const { id, secret } = (
    await team.post('/webhooks', { ...hook, url: `${target.url}/in?a=1`, isActive: false })
  ).data;
  const reply = await team.post(`/webhooks/${id}/test`, { event: 'ticket.updated' });
  expect(reply.data).toEqual({
    deliveryId: expect.stringMatching(/^dlv_[0-9a-f]{32}$/),
    webhookId: id,
    event: 'ticket.updated',
    url: `${target.url}/in?a=1`,
    success: true,
    status: 200,
    responseTimeMs: expect.any(Number),
    error: null,
  });
  expect(target.received).toHaveLength(1);
  const [delivered] = target.received;
  if (delivered === undefined) throw new Error('nothing came');
  const body = z.record(z.string(), z.unknown()).parse(JSON.parse(delivered.body));
  expect(body).toEqual({
    id: expect.stringMatching(/^evt_[0-9a-f]{32}$/),
    type: 'ticket.updated',
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    team_id: team.teamId,
    data: {
      ticket: expect.objectContaining({ dashboard_url: expect.stringContaining('https://') }),
      customer: expect.objectContaining({ email: expect.stringContaining('@') }),
      changes: { status: { from: 'new', to: 'open' } },
    },
    test: true,
  });
  const { headers } = delivered;
  const [, seconds, digest] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-signature'])) ?? [];
  expect(digest).toBe(
    createHmac('sha256', String(secret)).update(`${seconds}.${delivered.body}`).digest('hex'),
  );
  expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(300);
  expect([delivered.method, delivered.path]).toEqual(['POST', '/in?a=1']);
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'user-agent': 'cStar-Webhooks/1.0',
    'x-event-type': 'ticket.updated',
    'x-event-id': body.id,
    'x-webhook-id': id,
    'x-delivery-attempt': '1',
    'x-cstar-request-id': reply.body.meta.requestId,
  });
  expect(new Date(String(headers['x-timestamp'])).getTime()).toBe(
    new Date(String(body.created_at)).getTime(),
  );
});

test('a failure is an outcome: an error, a redirect that is not followed, nobody there', async () => {
  const target = await receiver(({ path }, response) => {
    if (path === '/moved') response.writeHead(302, { location: '/elsewhere' });
    else response.writeHead(500);
    response.end('no');
  });
  const gone = await receive();
  await gone.close();
  const team = await newTeam();
  const outcomeAt = async (url: string) => {
    const { id } = (await team.post('/webhooks', { ...hook, url })).data;
    const reply = await team.post(`/webhooks/${id}/test`, { event: 'boss.spawned' });
    expect(reply.status).toBe(200);
    return reply.data;
  };
  expect(await outcomeAt(`${target.url}/broken`)).toMatchObject({
    success: false,
    status: 500,
    error: expect.stringContaining('500'),
  });
  expect(await outcomeAt(`${target.url}/moved`)).toMatchObject({
    success: false,
    status: 302,
    error: expect.stringContaining('redirects are not followed'),
  });
  expect(target.received.map(({ path }) => path)).toEqual(['/broken', '/moved']);
  expect(await outcomeAt(gone.url)).toMatchObject({
    success: false,
    status: null,
    error: expect.stringMatching(/refuses/),
  });
});

test('triggerTest sends one event to every active webhook of this environment', async () => {
  const target = await receiver(({ path }, response) => {
    response.writeHead(path === '/b' ? 503 : 204).end();
  });
  const team = await newTeam();
  const add = (path: string, more: object, key = team.keys.secretTest) =>
    team.post('/webhooks', { ...hook, url: target.url + path, ...more }, { key });
  await add('/a', { events: 'boss.*' });
  await add('/b', {});
  await add('/off', { isActive: false });
  await add('/live', {}, team.keys.secretLive);
  const { data } = await team.post('/webhooks/trigger-test', { event: 'customer.created' });
  expect(data).toMatchObject({ event: 'customer.created', test: true, deliveredTo: 1 });
  expect(data.deliveries).toMatchObject([
    { url: `${target.url}/a`, success: true, status: 204 },
    { url: `${target.url}/b`, success: false, status: 503 },
  ]);
  expect(target.received.map(({ path }) => path).sort()).toEqual(['/a', '/b']);
  expect(new Set(target.received.map(({ headers }) => headers['x-event-id']))).toEqual(
    new Set([data.eventId]),
  );
  const nobody = await newTeam();
  expect((await nobody.post('/webhooks/trigger-test', { event: 'customer.created' })).data).toMatchObject({
    deliveredTo: 0,
    deliveries: [],
  });
});

test('every event can be tried, and no other', async () => {
  const target = await receiver();
  const team = await newTeam();
  const { id } = (await team.post('/webhooks', { ...hook, url: target.url })).data;
  for (const event of eventTypeNames) {
    expect((await team.post(`/webhooks/${id}/test`, { event })).data.success).toBe(true);
  }
  expect(target.received.map(({ headers }) => headers['x-event-type'])).toEqual(eventTypeNames);
  for (const event of ['ticket.*', 'ticket.opened', undefined]) {
    const replies = [
      await team.post(`/webhooks/${id}/test`, { event }),
      await team.post('/webhooks/trigger-test', { event }),
    ];
    for (const reply of replies) expect([reply.status, reply.error.param]).toEqual([400, 'event']);
  }
});

test('a repeated test call with the same idempotency key sends nothing twice', async () => {
  const target = await receiver();
  const team = await newTeam();
  const { id } = (await team.post('/webhooks', { ...hook, url: target.url })).data;
  const once = () =>
    team.post(
      `/webhooks/${id}/test`,
      { event: 'ticket.created' },
      { key: team.keys.secretTest, headers: { 'idempotency-key': 'one' } },
    );
  const first = await once();
  expect((await once()).data).toEqual(first.data);
  expect(target.received).toHaveLength(1);
});

test('a team has at most 50 webhooks, also when many are made at once', async () => {
  const team = await newTeam();
  const replies = await Promise.all(Array.from({ length: 53 }, () => team.post('/webhooks', hook)));
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(50);
  expect(replies.filter(({ status }) => status === 409)).toHaveLength(3);
});
