import { expect, test } from 'vitest';
import { newTeam } from './support/api.ts';

// What follows from a change goes by how the ticket stands when automations are done with it.

const helpers = [
  { name: 'Agi Agent', role: 'agent' },
  { name: 'Bob Agent', role: 'agent' },
  { name: 'Spec Tator', role: 'spectator' },
] as const;

async function teamOfHelpers() {
  const team = await newTeam({ members: helpers });
  const named = (name: string) => {
    const member = team.members.find((person) => person.name.startsWith(name));
    if (member === undefined) throw new Error(`Nobody is called ${name}.`);
    return member;
  };
  return {
    team,
    agi: named('Agi'),
    bob: named('Bob'),
    spectator: named('Spec'),
    rule: async (triggerEvent: string, conditions: object, ...actions: object[]) =>
      expect(
        (await team.post('/automations', { name: 'rule', triggerEvent, conditions, actions })).status,
      ).toBe(201),
    ticketFor: async (assignedTo: string) => (await team.post('/tickets', { title: 'Cup', assignedTo })).data,
    closedBy: async (member: { id: string }) =>
      Object((await team.get(`/game/player/${member.id}`)).data.stats).ticketsClosed,
    unreadOf: async (member: { keys: { secretTest: string } }) =>
      (await team.get('/notifications/unread-count', { key: member.keys.secretTest })).data.count,
    actions: async () => (await team.get('/audit-log?pageSize=100')).list.map(({ action }) => action),
  };
}

const closing = { all: [{ field: 'status', operator: 'changed_to', value: 'closed' }] };

test('a ticket that an automation opens again at once is not closed, and earns nothing', async () => {
  const { team, agi, rule, ticketFor, closedBy, actions } = await teamOfHelpers();
  await rule('ticket.updated', closing, { type: 'set_status', status: 'open' });
  const { id } = await ticketFor(agi.id);
  const reply = await team.patch(`/tickets/${id}`, { status: 'closed' });
  expect(reply.data).toMatchObject({ status: 'open', closedAt: null });
  expect(await actions()).not.toContain('ticket.closed');
  expect(await closedBy(agi)).toBe(0);
});

test('whoever an automation hands a ticket to earns for it, as analytics counts it', async () => {
  const { team, agi, bob, rule, ticketFor, closedBy } = await teamOfHelpers();
  await rule('ticket.updated', closing, { type: 'assign_to', agentId: bob.id });
  const { id } = await ticketFor(agi.id);
  await team.patch(`/tickets/${id}`, { status: 'closed' });
  expect([await closedBy(agi), await closedBy(bob)]).toEqual([0, 1]);
  const agents = (await team.get('/analytics/agents')).list;
  expect(agents.find(({ memberId }) => memberId === bob.id)?.ticketsResolved).toBe(1);
});

test('only the one who has the ticket in the end is told of it', async () => {
  const { agi, bob, rule, ticketFor, unreadOf } = await teamOfHelpers();
  await rule('ticket.created', {}, { type: 'assign_to', agentId: bob.id });
  expect((await ticketFor(agi.id)).assignedTo).toBe(bob.id);
  expect([await unreadOf(agi), await unreadOf(bob)]).toEqual([0, 1]);
});

test('a role that does not play earns nothing', async () => {
  const { team, spectator, ticketFor, closedBy } = await teamOfHelpers();
  const { id } = await ticketFor(spectator.id);
  await team.patch(`/tickets/${id}`, { status: 'closed' });
  expect(await closedBy(spectator)).toBe(0);
});

test('a change that changes nothing leaves no trace', async () => {
  const { team, agi, ticketFor, actions } = await teamOfHelpers();
  const { id } = await ticketFor(agi.id);
  const before = [(await team.get(`/tickets/${id}`)).data, await actions()];
  await team.patch(`/tickets/${id}`, {});
  await team.patch(`/tickets/${id}`, { title: 'Cup', assignedTo: agi.id });
  expect([(await team.get(`/tickets/${id}`)).data, await actions()]).toEqual(before);
});
