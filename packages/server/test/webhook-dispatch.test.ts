import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { z } from 'zod';
import { type RunningServer, start } from '../src/main.ts';
import { newTeam, type TestTeam } from './support/api.ts';
import { ownDatabaseUrl } from './support/database.ts';
import { type Received, type Receiver, receive } from './support/receiver.ts';
import { signedWith } from './support/signatures.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

let server: RunningServer;
let database: { url: string; drop(): Promise<void> };
/** It stands still unless a test moves it. */
let now = Date.parse('2026-03-01T09:00:00Z');
const moveTo = (moment: unknown) => {
  now = Date.parse(String(moment));
};

beforeAll(async () => {
  database = await ownDatabaseUrl();
  server = await start({
    port: 0,
    database: database.url,
    storage: 'memory',
    development: true,
    clock: () => now,
  });
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

const opened: Receiver[] = [];
afterEach(async () => {
  for (const receiver of opened.splice(0)) await receiver.close();
});
async function receiver(...answer: Parameters<typeof receive>): Promise<Receiver> {
  const made = await receive(...answer);
  opened.push(made);
  return made;
}

const until = vi.waitFor;
const inTime = { timeout: 20_000, interval: 20 };

const Event = z.strictObject({
  id: z.string(),
  type: z.string(),
  created_at: z.string(),
  team_id: z.string(),
  data: z.record(z.string(), z.unknown()),
});
const eventOf = ({ body }: Received) => Event.parse(JSON.parse(body));
const typesAt = ({ received }: Receiver) => received.map(({ headers }) => headers['x-event-type']);

const team = () => newTeam({}, server.url);

async function subscribe(to: TestTeam, url: string, events = '*', key = to.keys.secretTest) {
  const { data } = await to.post('/webhooks', { name: 'Hook', url, events }, { key });
  return { id: String(data.id), secret: String(data.secret), path: `/webhooks/${data.id}` };
}
const Log = z.object({ data: z.array(z.record(z.string(), z.unknown())) });
const deliveriesOf = async (of: TestTeam, path: string) =>
  Log.parse((await of.get(`${path}/deliveries`)).body.data).data;
const openTicket = (of: TestTeam, title = 'Broken printer', key = of.keys.secretTest) =>
  of.post('/tickets', { title }, { key });

/** Resolves when everything that is due by now has been taken from the queue. */
async function everythingDueIsTaken(): Promise<void> {
  const target = await receiver();
  const witness = await team();
  await subscribe(witness, target.url, 'customer.created');
  await witness.post('/customers', { name: 'Ada', email: 'ada@example.com' });
  await until(() => expect(target.received).toHaveLength(1), inTime);
}

test('a change is sent at once, signed over its body, with the headers that are promised', async () => {
  const target = await receiver();
  const ours = await team();
  const { id, secret, path } = await subscribe(ours, `${target.url}/in?a=1`, 'ticket.created');
  const made = await openTicket(ours);
  await until(() => expect(target.received).toHaveLength(1), inTime);
  const [delivered] = target.received;
  if (delivered === undefined) throw new Error('nothing came');
  const event = eventOf(delivered);
  expect(event).toMatchObject({
    id: expect.stringMatching(/^evt_[0-9a-f]{32}$/),
    type: 'ticket.created',
    team_id: ours.teamId,
    data: { ticket: { id: made.data.id, title: 'Broken printer' } },
  });
  expect(signedWith(delivered, [secret])).toEqual([secret]);
  expect([delivered.method, delivered.path]).toEqual(['POST', '/in?a=1']);
  expect(delivered.headers).toMatchObject({
    'content-type': 'application/json',
    'user-agent': 'cStar-Webhooks/1.0',
    'x-event-type': 'ticket.created',
    'x-event-id': event.id,
    'x-webhook-id': id,
    'x-timestamp': new Date(now).toISOString(),
    'x-delivery-attempt': '1',
    'x-cstar-request-id': made.body.meta.requestId,
  });
  await until(async () => expect((await deliveriesOf(ours, path))[0]?.status).toBe('succeeded'), inTime);
  expect(await deliveriesOf(ours, path)).toEqual([
    {
      object: 'webhook_delivery',
      id: expect.stringMatching(/^dlv_[0-9a-f]{32}$/),
      webhookId: id,
      eventId: event.id,
      event: 'ticket.created',
      url: `${target.url}/in?a=1`,
      status: 'succeeded',
      attempts: 1,
      nextAttemptAt: null,
      lastAttemptAt: new Date(now).toISOString(),
      responseStatus: 200,
      responseTimeMs: expect.any(Number),
      error: null,
      requestId: made.body.meta.requestId,
      createdAt: new Date(now).toISOString(),
    },
  ]);
});

test('a receiver that fails five times gets attempt six with the same event; the log tells of each', async () => {
  const target = await receiver(({ headers }, response) => {
    response.writeHead(Number(headers['x-delivery-attempt']) <= 5 ? 503 : 204).end();
  });
  const ours = await team();
  const { path, secret } = await subscribe(ours, target.url, 'ticket.created');
  await openTicket(ours);
  for (const [index, delay] of [30 * second, 2 * minute, 10 * minute, hour, 6 * hour].entries()) {
    await until(async () => expect((await deliveriesOf(ours, path))[0]?.attempts).toBe(index + 1), inTime);
    const [row] = await deliveriesOf(ours, path);
    expect(row).toMatchObject({
      status: 'pending',
      responseStatus: 503,
      error: 'The answer was 503. Answer with a 2xx to take an event.',
      lastAttemptAt: new Date(now).toISOString(),
      nextAttemptAt: new Date(now + delay).toISOString(),
    });
    now += delay - 1;
    await everythingDueIsTaken();
    expect(target.received).toHaveLength(index + 1);
    moveTo(row?.nextAttemptAt);
  }
  await until(async () => expect((await deliveriesOf(ours, path))[0]?.status).toBe('succeeded'), inTime);
  expect((await deliveriesOf(ours, path))[0]).toMatchObject({
    attempts: 6,
    nextAttemptAt: null,
    error: null,
  });
  const { received } = target;
  expect(received.map(({ headers }) => headers['x-delivery-attempt'])).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
  ]);
  expect(new Set(received.map(({ headers }) => headers['x-event-id'])).size).toBe(1);
  expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  expect(received.map((each) => signedWith(each, [secret]))).toEqual(received.map(() => [secret]));
  expect(new Set(received.map(({ headers }) => headers['x-signature'])).size).toBe(6);
});

test('after the seventh attempt a delivery has failed, and a redirect is no success', async () => {
  const elsewhere = await receiver();
  const target = await receiver((_, response) => {
    response.writeHead(301, { location: elsewhere.url }).end();
  });
  const ours = await team();
  const { path } = await subscribe(ours, target.url, 'ticket.created');
  await openTicket(ours);
  for (let attempt = 1; attempt <= 6; attempt++) {
    await until(async () => expect((await deliveriesOf(ours, path))[0]?.attempts).toBe(attempt), inTime);
    moveTo((await deliveriesOf(ours, path))[0]?.nextAttemptAt);
  }
  await until(async () => expect((await deliveriesOf(ours, path))[0]?.status).toBe('failed'), inTime);
  expect((await deliveriesOf(ours, path))[0]).toMatchObject({
    attempts: 7,
    responseStatus: 301,
    nextAttemptAt: null,
    error: expect.stringContaining('redirects are not followed'),
  });
  now += 30 * hour;
  await everythingDueIsTaken();
  expect(target.received).toHaveLength(7);
  expect(elsewhere.received).toEqual([]);
});

test('webhooks get what they subscribe to, of their own team and environment', async () => {
  const [all, tickets, live, others] = [
    await receiver(),
    await receiver(),
    await receiver(),
    await receiver(),
  ];
  const ours = await team();
  const theirs = await team();
  await subscribe(ours, all.url, '*');
  await subscribe(ours, tickets.url, 'ticket.*, boss.spawned');
  await subscribe(ours, live.url, '*', ours.keys.secretLive);
  await subscribe(theirs, others.url, '*');
  const { data } = await openTicket(ours);
  await ours.post('/customers', { name: 'Ada', email: 'ada@example.com' });
  await ours.delete(`/tickets/${data.id}`);
  await until(() => expect(typesAt(all)).toEqual(expect.arrayContaining(['ticket.deleted'])), inTime);
  await everythingDueIsTaken();
  expect(typesAt(all)).toEqual(
    expect.arrayContaining(['ticket.created', 'customer.created', 'ticket.deleted']),
  );
  expect([...typesAt(tickets)].sort()).toEqual(['ticket.created', 'ticket.deleted']);
  expect(live.received).toEqual([]);
  expect(others.received).toEqual([]);
});

test('what is undone is not sent, nor what happened before a webhook was there', async () => {
  const target = await receiver();
  const ours = await team();
  await openTicket(ours);
  await everythingDueIsTaken();
  await subscribe(ours, target.url);
  expect((await ours.post('/tickets', { title: '' })).status).toBe(400);
  await openTicket(ours, 'Afterwards');
  await until(() => expect(target.received).toHaveLength(1), inTime);
  await everythingDueIsTaken();
  expect(target.received.map((each) => eventOf(each).data)).toMatchObject([
    { ticket: { title: 'Afterwards' } },
  ]);
});

test('a webhook that is switched off gets nothing; what was on its way goes on when it is switched on', async () => {
  const target = await receiver((_, response) => {
    response.writeHead(target.received.length === 1 ? 500 : 200).end();
  });
  const ours = await team();
  const { path } = await subscribe(ours, target.url, 'ticket.created');
  await openTicket(ours, 'Before');
  await until(async () => expect((await deliveriesOf(ours, path))[0]?.attempts).toBe(1), inTime);
  await ours.patch(path, { isActive: false });
  await openTicket(ours, 'Meanwhile');
  moveTo((await deliveriesOf(ours, path))[0]?.nextAttemptAt);
  await until(async () => expect((await deliveriesOf(ours, path))[0]?.nextAttemptAt).toBe(null), inTime);
  const [waiting, ...more] = await deliveriesOf(ours, path);
  expect(waiting).toMatchObject({ status: 'pending', attempts: 1 });
  expect(more).toEqual([]);
  expect((await ours.post(`${path}/deliveries/${waiting?.id}/redeliver`)).status).toBe(409);
  expect(target.received).toHaveLength(1);
  await ours.patch(path, { isActive: true });
  await until(async () => expect((await deliveriesOf(ours, path))[0]?.status).toBe('succeeded'), inTime);
  expect(target.received.map((each) => eventOf(each).data)).toMatchObject([
    { ticket: { title: 'Before' } },
    { ticket: { title: 'Before' } },
  ]);
  expect(target.received[1]?.headers['x-delivery-attempt']).toBe('2');
});

test('a changed URL holds from the next attempt on, and a deleted webhook gets nothing any more', async () => {
  const wrong = await receiver((_, response) => response.writeHead(404).end());
  const right = await receiver();
  const ours = await team();
  const moved = await subscribe(ours, wrong.url, 'ticket.created');
  const gone = await subscribe(ours, wrong.url, 'ticket.created');
  await openTicket(ours);
  await until(async () => expect((await deliveriesOf(ours, moved.path))[0]?.attempts).toBe(1), inTime);
  await until(async () => expect((await deliveriesOf(ours, gone.path))[0]?.attempts).toBe(1), inTime);
  await ours.patch(moved.path, { url: right.url });
  await ours.delete(gone.path);
  moveTo((await deliveriesOf(ours, moved.path))[0]?.nextAttemptAt);
  await until(() => expect(right.received).toHaveLength(1), inTime);
  await everythingDueIsTaken();
  expect(wrong.received).toHaveLength(2);
  expect((await ours.get(`${gone.path}/deliveries`)).status).toBe(404);
});

test('triggerTest reaches webhooks once, as before', async () => {
  const target = await receiver();
  const ours = await team();
  await subscribe(ours, target.url);
  const { data } = await ours.post('/webhooks/trigger-test', { event: 'ticket.created' });
  expect(data).toMatchObject({ deliveredTo: 1, test: true });
  await everythingDueIsTaken();
  expect(target.received.map(({ headers }) => headers['x-event-id'])).toEqual([data.eventId]);
});

test.runIf(inject('database') !== 'memory')(
  'two servers on one Postgres send each event once, and what one leaves behind the other sends',
  async () => {
    const target = await receiver();
    const second = await start({
      ...{ port: 0, database: database.url, storage: 'memory', development: true },
      clock: () => now,
    });
    const ours = await team();
    await subscribe(ours, target.url, 'ticket.created');
    const titles = Array.from({ length: 20 }, (_, index) => `Number ${index}`);
    for (const [index, title] of titles.entries()) {
      await ours.post(
        '/tickets',
        { title },
        { key: ours.keys.secretTest, server: index % 2 ? second.url : server.url },
      );
    }
    await second.close();
    await until(() => expect(target.received).toHaveLength(20), inTime);
    await everythingDueIsTaken();
    const sent = target.received.map(
      (each) => z.object({ title: z.string() }).parse(eventOf(each).data.ticket).title,
    );
    expect(sent.sort()).toEqual(titles.sort());
  },
);
