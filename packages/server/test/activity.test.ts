import { expect, test } from 'vitest';
import { z } from 'zod';
import { newTeam, type Reply, type TestTeam } from './support/api.ts';

const Frame = z.object({
  object: z.literal('list'),
  data: z.array(z.record(z.string(), z.unknown())),
  cursor: z.string().nullable(),
});
const stretch = (reply: Reply) => Frame.parse(reply.body.data);

async function withTickets(count: number): Promise<TestTeam> {
  const team = await newTeam();
  for (let index = 0; index < count; index++) await team.post('/tickets', { title: `${index}` });
  return team;
}

test('an entry tells who did what to what', async () => {
  const team = await newTeam();
  const { id, createdAt } = (await team.post('/tickets', { title: 'x' })).data;
  const { data, cursor } = stretch(await team.get('/activity'));
  expect(data).toEqual([
    {
      object: 'activity',
      id: data[0]?.id,
      action: 'ticket.created',
      summary: 'A new ticket is created',
      actor: { id: team.members[0]?.id, name: 'Robin Owner', type: 'member' },
      resourceType: 'ticket',
      resourceId: id,
      createdAt,
    },
  ]);
  expect(data[0]?.id).toMatch(/^act_[0-9a-f]{32}$/);
  expect(cursor).toBeNull();
});

test('the list goes on from its cursor, whatever is added meanwhile', async () => {
  const team = await withTickets(5);
  const seen: unknown[] = [];
  let before = '';
  for (let round = 0; round < 5; round++) {
    const { data, cursor } = stretch(await team.get(`/activity?limit=2${before}`));
    seen.push(...data.map((each) => each.id));
    if (cursor === null) break;
    before = `&before=${cursor}`;
    await team.post('/tickets', { title: 'new' });
  }
  expect(seen).toHaveLength(5);
  expect(new Set(seen).size).toBe(5);
});

test('a list that ends with its limit has no cursor', async () => {
  const team = await withTickets(2);
  expect(stretch(await team.get('/activity?limit=2')).cursor).toBeNull();
  expect(stretch(await team.get('/activity?limit=1')).cursor).not.toBeNull();
});

test('members and settings are for the audit log only', async () => {
  const team = await newTeam();
  await team.post('/invites', { email: 'new@team.com' });
  expect(stretch(await team.get('/activity')).data).toEqual([]);
  expect((await team.get('/audit-log')).list).toHaveLength(1);
});

test('the list is filtered by resource and actor', async () => {
  const team = await newTeam({ members: [{ name: 'Jane' }] });
  await team.post('/tickets', { title: 'x' }, { key: team.members[1]?.keys.secretTest ?? null });
  await team.patch(`/members/${team.members[1]?.id}/preferences`, { boringMode: true });
  const actions = async (query: string) =>
    stretch(await team.get(`/activity?${query}`)).data.map((each) => each.action);
  expect(await actions('resourceType=ticket')).toEqual(['ticket.created']);
  expect(await actions(`actorId=${team.members[1]?.id}`)).toEqual(['ticket.created']);
  expect(await actions(`actorId=${team.members[0]?.id}`)).toEqual(['agent.preferences_updated']);
});

test.each([
  ['limit=0', 'limit'],
  ['limit=101', 'limit'],
  ['before=tkt_1', 'before'],
  [`before=act_${'0'.repeat(32)}`, 'before'],
  ['actorId=somebody', 'actorId'],
])('%s is refused by name', async (query, param) => {
  const team = await newTeam();
  const reply = await team.get(`/activity?${query}`);
  expect([reply.status, reply.error.param]).toEqual([400, param]);
});
