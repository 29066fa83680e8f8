import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { newTeam, type SendOptions, type TestTeam } from './support/api.ts';
import { type Receiver, receive } from './support/receiver.ts';
import { signedWith } from './support/signatures.ts';

const opened: Receiver[] = [];
afterEach(async () => {
  for (const receiver of opened.splice(0)) await receiver.close();
});
async function receiver(...answer: Parameters<typeof receive>): Promise<Receiver> {
  const made = await receive(...answer);
  opened.push(made);
  return made;
}

const hook = { name: 'Hook', events: 'ticket.created' };

const Log = z.object({ data: z.array(z.record(z.string(), z.unknown())), cursor: z.string().nullable() });
const log = async (team: TestTeam, path: string, more?: SendOptions) =>
  Log.parse((await team.get(path, more)).body.data);

/** A webhook with so many deliveries that have succeeded. */
async function delivered(team: TestTeam, url: string, count: number) {
  const { data } = await team.post('/webhooks', { ...hook, url });
  const path = `/webhooks/${data.id}/deliveries`;
  for (let made = 0; made < count; made++) await team.post('/tickets', { title: `Number ${made}` });
  await vi.waitFor(async () => {
    expect((await log(team, `${path}?status=succeeded`)).data).toHaveLength(count);
  }, 20_000);
  return { webhook: `/webhooks/${data.id}`, path, secret: data.secret };
}

test('the log of deliveries is filtered, and goes on from its cursor', async () => {
  const target = await receiver();
  const team = await newTeam();
  const { path } = await delivered(team, target.url, 3);
  const whole = await log(team, path);
  expect(whole.cursor).toBeNull();
  const first = await log(team, `${path}?limit=2`);
  const rest = await log(team, `${path}?limit=2&before=${first.cursor}`);
  expect([...first.data, ...rest.data]).toEqual(whole.data);
  expect(rest.cursor).toBeNull();
  expect((await log(team, `${path}?status=failed`)).data).toEqual([]);
  expect((await log(team, `${path}?event=ticket.created`)).data).toEqual(whole.data);
  expect((await log(team, `${path}?event=ticket.closed`)).data).toEqual([]);
  const other = await delivered(team, target.url, 1);
  const elsewhere = (await log(team, other.path)).data[0]?.id;
  for (const query of [
    `before=${elsewhere}`,
    'before=dlv_1',
    'status=lost',
    'event=ticket.opened',
    'limit=101',
  ]) {
    const reply = await team.get(`${path}?${query}`);
    expect([reply.status, reply.error.param]).toEqual([400, query.split('=')[0]]);
  }
});

test('what has succeeded is delivered again when asked, as the next attempt with the same event', async () => {
  const target = await receiver();
  const team = await newTeam();
  const { path } = await delivered(team, target.url, 1);
  const [before] = (await log(team, path)).data;
  const again = await team.post(`${path}/${before?.id}/redeliver`);
  expect(again.status).toBe(200);
  expect(again.data).toMatchObject({ id: before?.id, status: 'pending', attempts: 1 });
  expect(again.data.nextAttemptAt).not.toBeNull();
  await vi.waitFor(() => expect(target.received).toHaveLength(2), 20_000);
  const [one, two] = target.received;
  expect(two?.body).toBe(one?.body);
  expect(two?.headers['x-event-id']).toBe(one?.headers['x-event-id']);
  expect(two?.headers['x-delivery-attempt']).toBe('2');
  await vi.waitFor(async () => {
    expect((await log(team, path)).data).toMatchObject([{ status: 'succeeded', attempts: 2 }]);
  }, 20_000);
});

test('what waits for its next attempt is delivered at once when asked, and the schedule goes on from there', async () => {
  const target = await receiver((_, response) => response.writeHead(500).end());
  const team = await newTeam();
  const { data } = await team.post('/webhooks', { ...hook, url: target.url });
  const path = `/webhooks/${data.id}/deliveries`;
  await team.post('/tickets', { title: 'Broken' });
  const attempts = (count: number) =>
    vi.waitFor(async () => {
      const [row] = (await log(team, path)).data;
      expect(row).toMatchObject({ attempts: count, status: count < 7 ? 'pending' : 'failed' });
      return row;
    }, 20_000);
  for (let count = 1; count <= 7; count++) {
    const row = await attempts(count);
    await team.post(`${path}/${row?.id}/redeliver`);
  }
  // One more by hand: it fails, and no other follows.
  await vi.waitFor(async () => {
    expect((await log(team, path)).data).toMatchObject([
      { attempts: 8, status: 'failed', nextAttemptAt: null },
    ]);
  }, 20_000);
});

test('deliveries are found at their webhook, team and environment only', async () => {
  const target = await receiver();
  const team = await newTeam();
  const other = await newTeam();
  const { webhook, path } = await delivered(team, target.url, 1);
  const second = await delivered(team, target.url, 1);
  const [row] = (await log(team, path)).data;
  const live = { key: team.keys.secretLive };
  for (const reply of [
    await other.get(path),
    await team.get(path, live),
    await other.post(`${path}/${row?.id}/redeliver`),
    await team.post(`${path}/${row?.id}/redeliver`, undefined, live),
    await team.post(`${second.path}/${row?.id}/redeliver`),
    await team.post(`${webhook}/rotate-secret`, {}, live),
    await other.post(`${webhook}/rotate-secret`, {}),
  ]) {
    expect([reply.status, reply.error.code]).toEqual([404, 'resource_missing']);
  }
  expect(new Set(target.received.map(({ headers }) => headers['x-delivery-attempt']))).toEqual(
    new Set(['1']),
  );
});

test('a new secret is shown once; the one before signs too until its time is over', async () => {
  const target = await receiver();
  const team = await newTeam();
  const { webhook, path, secret: first } = await delivered(team, target.url, 1);
  const rotated = await team.post(`${webhook}/rotate-secret`, { gracePeriod: 3_600 });
  const { secret: second, signingSecret, previousSecretExpiresAt, ...shown } = rotated.data;
  expect(second).toMatch(/^whsec_[\w-]{43}$/);
  expect(signingSecret).toBe(second);
  expect(second).not.toBe(first);
  expect(Date.parse(String(previousSecretExpiresAt)) - Date.parse(String(shown.updatedAt))).toBe(3_600_000);
  expect((await team.get(webhook)).data).toEqual(shown);

  await team.post(`${webhook}/test`, { event: 'boss.spawned' });
  const [row] = (await log(team, path)).data;
  await team.post(`${path}/${row?.id}/redeliver`);
  await vi.waitFor(() => expect(target.received).toHaveLength(3), 20_000);
  const signers = target.received.map((each) => signedWith(each, [first, second]));
  expect(signers).toEqual([[first], [second, first], [second, first]]);

  const third = await team.post(`${webhook}/rotate-secret`, { gracePeriod: 0 });
  expect(third.data.previousSecretExpiresAt).toBeNull();
  await team.post(`${webhook}/test`, { event: 'boss.spawned' });
  expect(signedWith(target.received[3] ?? fail(), [first, second, third.data.secret])).toEqual([
    third.data.secret,
  ]);
  for (const gracePeriod of [-1, 604_801, 1.5, 'long']) {
    const reply = await team.post(`${webhook}/rotate-secret`, { gracePeriod });
    expect([reply.status, reply.error.param]).toEqual([400, 'gracePeriod']);
  }
  const everything = [
    await team.get('/webhooks'),
    await team.get(webhook),
    await team.get(path),
    await team.get('/audit-log'),
  ];
  expect(JSON.stringify(everything.map(({ body }) => body))).not.toMatch(/whsec_/);
  expect((await team.get('/audit-log?action=webhook.secret_rotated')).list).toHaveLength(2);
});

function fail(): never {
  throw new Error('Nothing came.');
}
