import { expect, test } from 'vitest';
import { z } from 'zod';
import { newTeam, type TestTeam } from './support/api.ts';

const nothing = `evt_${'0'.repeat(32)}`;

const Batch = z.strictObject({
  object: z.literal('event_batch'),
  events: z.array(z.record(z.string(), z.unknown())),
  cursor: z.string(),
  hasMore: z.boolean(),
  gap: z.boolean(),
});

async function poll(team: TestTeam, query: Record<string, string> = {}, key = team.keys.secretTest) {
  const reply = await team.get(`/webhooks/events?${new URLSearchParams(query)}`, { key });
  return Batch.parse(reply.data);
}

/** Polls from the start until so many events are there: they get their place right after the answer of a call. */
async function pollUntil(team: TestTeam, count: number) {
  for (;;) {
    const batch = await poll(team, { after: nothing });
    if (batch.events.length >= count) return batch;
  }
}

test('without a cursor, polling tells from where to go on and no events', async () => {
  const team = await newTeam();
  expect(await poll(team)).toEqual({
    object: 'event_batch',
    events: [],
    cursor: nothing,
    hasMore: false,
    gap: false,
  });
  await team.post('/tickets', { title: 'a' });
  const { events } = await pollUntil(team, 1);
  expect(await poll(team)).toMatchObject({ events: [], cursor: events[0]?.id });
});

test('polling goes through the events page by page, and then finds no more', async () => {
  const team = await newTeam();
  for (const title of ['a', 'b', 'c', 'd', 'e']) await team.post('/tickets', { title });
  const { events, cursor } = await pollUntil(team, 5);
  expect(cursor).toBe(events.at(-1)?.id);
  expect(events.every((event) => event.type === 'ticket.created' && !('previous_id' in event))).toBe(true);
  const pages: unknown[][] = [];
  for (let page = await poll(team, { after: nothing, limit: '2' }); ; ) {
    pages.push(page.events);
    expect(page.cursor).toBe(page.events.at(-1)?.id);
    if (!page.hasMore) break;
    page = await poll(team, { after: page.cursor, limit: '2' });
  }
  expect(pages).toEqual([events.slice(0, 2), events.slice(2, 4), events.slice(4)]);
  expect(await poll(team, { after: cursor })).toMatchObject({ events: [], cursor, hasMore: false });
});

test('what a filter hides is passed over', async () => {
  const team = await newTeam();
  await team.post('/customers', { name: 'Jane', email: 'jane@example.com' });
  await team.post('/tickets', { title: 'a' });
  await team.post('/customers', { name: 'June', email: 'june@example.com' });
  const { cursor } = await pollUntil(team, 3);
  const tickets = await poll(team, { after: nothing, types: 'ticket.*', limit: '1' });
  expect(tickets).toMatchObject({ events: [{ type: 'ticket.created' }], hasMore: false, cursor });
  expect(await poll(team, { after: nothing, types: 'boss.*' })).toMatchObject({ events: [], cursor });
});

test('a publishable key sees what is public, and passes over the rest', async () => {
  const team = await newTeam();
  await team.post('/customer-groups', { name: 'For the team alone' });
  await team.post('/tickets', { title: 'a', notes: 'for the team alone' });
  await team.post('/customer-groups', { name: 'For the team alone too' });
  const { cursor } = await pollUntil(team, 3);
  const seen = await poll(team, { after: nothing, limit: '2' }, team.keys.publishableTest);
  expect(seen).toMatchObject({ events: [{ type: 'ticket.created' }], hasMore: true });
  expect(JSON.stringify(seen)).not.toMatch(/for the team alone/i);
  const rest = await poll(team, { after: seen.cursor, limit: '2' }, team.keys.publishableTest);
  expect(rest).toMatchObject({ events: [], hasMore: false, cursor });
});

test('a cursor that is unknown or of another partition leaves a gap', async () => {
  const team = await newTeam();
  const other = await newTeam();
  await team.post('/tickets', { title: 'a' });
  await team.post('/tickets', { title: 'live' }, { key: team.keys.secretLive });
  await other.post('/tickets', { title: 'b' });
  const [mine, foreign] = [await pollUntil(team, 1), await pollUntil(other, 1)];
  for (const after of [foreign.cursor, `evt_${'a'.repeat(32)}`]) {
    expect(await poll(team, { after })).toMatchObject({ gap: true, events: [], cursor: mine.cursor });
  }
  expect(await poll(team, { after: mine.cursor }, team.keys.secretLive)).toMatchObject({ gap: true });
});

test.each([
  ['after', 'yesterday', /evt_/],
  ['types', 'ticket.opened', /'ticket\.opened'/],
  ['limit', '501', /at most 500/],
])('%s: %j is refused', async (param, value, message) => {
  const team = await newTeam();
  const { status, error } = await team.get(`/webhooks/events?${param}=${value}`);
  expect([status, error.param]).toEqual([400, param]);
  expect(error.message).toMatch(message);
});
