import { expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';

async function teamWithAgent() {
  const team = await newTeam({ members: [{ name: 'Ada Agent', role: 'agent' }] });
  const agent = team.members[1];
  if (agent === undefined) throw new Error('The team has no second member.');
  return { team, agent };
}

async function openTickets(team: TestTeam, count: number, fields: object): Promise<string[]> {
  const replies = [];
  for (let made = 0; made < count; made++) {
    replies.push(await team.post('/tickets', { title: 'The printer is on fire', ...fields }));
  }
  return replies.map(({ data }) => String(data.id));
}

const closeAll = (team: TestTeam, ids: string[]) =>
  team.post('/bulk', { action: 'update', resource: 'tickets', ids, data: { status: 'closed' } });

test('tickets closed in bulk earn as each of them would', async () => {
  const { team, agent } = await teamWithAgent();
  const ids = await openTickets(team, 2, { priority: 'urgent', assignedTo: agent.id });
  await closeAll(team, ids);
  await closeAll(team, ids);
  expect((await team.get(`/game/player/${agent.id}`)).data).toMatchObject({
    xp: 2 * 75 + 25,
    gold: 2 * 30 + 10,
    stats: { ticketsClosed: 2 },
  });
});

test('a ticket that an automation closes rewards its assignee, and without one nobody', async () => {
  const { team, agent } = await teamWithAgent();
  const rule = await team.post('/automations', {
    name: 'Close what is done',
    triggerEvent: 'ticket.updated',
    conditions: { all: [{ field: 'tags', operator: 'contains', value: 'done' }] },
    actions: [{ type: 'set_status', status: 'closed' }],
  });
  expect(rule.status).toBe(201);
  const [mine] = await openTickets(team, 1, { priority: 'low', assignedTo: agent.id });
  const [nobodys] = await openTickets(team, 1, { priority: 'low' });
  for (const id of [mine, nobodys]) await team.patch(`/tickets/${id}`, { tags: ['done'] });
  expect((await team.get('/tickets?status=closed')).list).toHaveLength(2);
  expect((await team.get(`/game/player/${agent.id}`)).data).toMatchObject({
    xp: 10 + 25,
    stats: { ticketsClosed: 1 },
  });
  expect((await team.get('/game/player')).data).toMatchObject({ xp: 0, stats: { ticketsClosed: 0 } });
});

test('two bulk changes that close the same tickets of several people at once reward each ticket once', async () => {
  const team = await newTeam({ members: [{ name: 'Ada' }, { name: 'Bea' }] });
  const [, ada, bea] = team.members;
  await team.post('/game/boss/spawn', { difficulty: 'hard' });
  const ids = [
    ...(await openTickets(team, 3, { assignedTo: ada?.id })),
    ...(await openTickets(team, 3, { assignedTo: bea?.id })),
  ];
  const replies = await Promise.all([closeAll(team, ids), closeAll(team, [...ids].reverse())]);
  for (const { data } of replies) expect(data).toMatchObject({ succeeded: 6, failed: 0 });
  for (const member of [ada, bea]) {
    const { data } = await team.get(`/game/player/${member?.id}`);
    expect(data).toMatchObject({ stats: { ticketsClosed: 3 } });
  }
  expect((await team.get('/game/boss')).data.boss).toMatchObject({
    participants: [{ hits: 3 }, { hits: 3 }],
  });
});

test('what a level brings is told in the audit log and the feed', async () => {
  const { team, agent } = await teamWithAgent();
  await closeAll(team, await openTickets(team, 14, { priority: 'urgent', assignedTo: agent.id }));
  const { data } = await team.get(`/game/player/${agent.id}`);
  expect(data).toMatchObject({ level: 1 });
  const log = await team.get('/audit-log?action=player.level_up');
  expect(log.list).toMatchObject([{ action: 'player.level_up', resourceId: agent.id }]);
  const feed = await team.get('/game/activity?limit=100');
  expect(feed.data.data).toContainEqual(
    expect.objectContaining({
      action: 'level_up',
      actor: { id: agent.id, name: 'Ada Agent' },
      metadata: { level: 1 },
    }),
  );
  const members = await team.get(`/members/${agent.id}`);
  expect(members.data).toMatchObject({ level: 1, xp: data.xp });
});

test('what a member leaves behind when the team parts with them is the name in a defeat', async () => {
  const { team, agent } = await teamWithAgent();
  const [owner] = team.members;
  await team.post('/game/boss/spawn', { difficulty: 'easy' });
  for (const userId of [agent.id, owner?.id, owner?.id, owner?.id, owner?.id]) {
    await team.post('/game/boss/damage', { userId, priority: 'urgent' });
  }
  await closeAll(team, await openTickets(team, 1, { assignedTo: agent.id }));
  expect((await team.delete(`/members/${agent.id}`)).status).toBe(200);
  expect((await team.get(`/game/player/${agent.id}`)).status).toBe(404);
  expect((await team.get('/game/leaderboard')).data).toMatchObject({ totalParticipants: 1 });
  expect((await team.get('/game/achievements/recent?limit=50')).status).toBe(200);
  const { data } = await team.get('/game/boss/defeats');
  expect(data.data).toMatchObject([{ participants: [{ name: 'Robin Owner' }, { name: 'Ada Agent' }] }]);
});
