import { roleNames, roles } from '@cstar.help/contract';
import { expect, test } from 'vitest';
import { refusalToGive, refusalToTouch } from '../src/resources/members/rules.ts';
import { newTeam } from './support/api.ts';

const people = [
  { name: 'Ann Admin', role: 'admin' },
  { name: 'Max Manager', role: 'manager' },
  { name: 'Jane Smith', role: 'agent' },
  { name: 'Sam Spectator', role: 'spectator' },
];

async function newCrew() {
  const team = await newTeam({ members: people });
  const member = (name: string) => {
    const found = team.members.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no member ${name}`);
    return { ...found, as: { key: found.keys.secretTest } };
  };
  const [owner] = team.members;
  if (owner === undefined) throw new Error('no owner');
  return {
    ...team,
    owner,
    ann: member('Ann Admin'),
    max: member('Max Manager'),
    jane: member('Jane Smith'),
    sam: member('Sam Spectator'),
  };
}

test('members are listed in the order they joined, with role, title, permissions and level', async () => {
  const team = await newCrew();
  const { list, body } = await team.get('/members');
  expect(list.map((each) => each.name)).toEqual(['Robin Owner', ...people.map(({ name }) => name)]);
  expect(body.pagination).toMatchObject({ total: 5, page: 1 });
  expect(list[3]).toEqual({
    object: 'member',
    id: team.jane.id,
    userId: team.jane.userId,
    name: 'Jane Smith',
    email: team.jane.email,
    avatarUrl: null,
    role: 'agent',
    roleDisplayName: 'The Hero',
    permissions: roles.agent.permissions,
    level: 0,
    xp: 0,
    joinedAt: list[3]?.joinedAt,
  });
});

test('members are filtered by role, and an unknown role is refused', async () => {
  const team = await newCrew();
  expect((await team.get('/members?role=manager')).list.map((each) => each.name)).toEqual(['Max Manager']);
  const refused = await team.get('/members?role=wizard');
  expect([refused.status, refused.error.param]).toEqual([400, 'role']);
});

test('a member is found by member ID, user ID and bare UUID', async () => {
  const team = await newCrew();
  for (const id of [team.jane.id, team.jane.userId, team.jane.id.slice(4)]) {
    expect((await team.get(`/members/${id}`)).data.id).toBe(team.jane.id);
  }
  expect((await team.get(`/members/${'mem_'.padEnd(36, '0')}`)).error.code).toBe('resource_missing');
  expect((await team.get('/members/tkt_1')).error).toMatchObject({ param: 'memberId' });
});

test('a role is changed, audited and holds for the next call of the key', async () => {
  const team = await newCrew();
  expect((await team.post('/categories', { name: 'x' }, team.sam.as)).status).toBe(403);
  const { data } = await team.patch(`/members/${team.sam.id}`, { role: 'librarian' }, team.ann.as);
  expect(data).toMatchObject({ id: team.sam.id, role: 'librarian', roleDisplayName: 'The Lorekeeper' });
  expect((await team.post('/categories', { name: 'x' }, team.sam.as)).status).toBe(201);
  const [entry] = (await team.get('/audit-log?action=member.role_changed')).list;
  expect(entry).toMatchObject({
    actorId: team.ann.id,
    resourceId: team.sam.id,
    details: { from: 'spectator', to: 'librarian' },
  });
});

test('nobody becomes owner, and the owner is neither demoted nor removed', async () => {
  const team = await newCrew();
  const made = await team.patch(`/members/${team.jane.id}`, { role: 'owner' });
  expect([made.status, made.error.param]).toEqual([400, 'role']);
  for (const key of [team.ann.as, {}]) {
    const demoted = await team.patch(`/members/${team.owner.id}`, { role: 'agent' }, key);
    const removed = await team.delete(`/members/${team.owner.id}`, key);
    expect([demoted.error.code, removed.error.code]).toEqual([
      'insufficient_permissions',
      'insufficient_permissions',
    ]);
  }
  expect((await team.get(`/members/${team.owner.id}`)).data.role).toBe('owner');
});

test('who lacks manage_members changes, removes and invites nobody, not even themselves', async () => {
  const team = await newCrew();
  const replies = [
    await team.patch(`/members/${team.max.id}`, { role: 'admin' }, team.max.as),
    await team.delete(`/members/${team.jane.id}`, team.max.as),
    await team.post('/invites', { email: 'new@team.com' }, team.max.as),
  ];
  expect(replies.map((reply) => reply.error.code)).toEqual(Array(3).fill('insufficient_permissions'));
});

test('a removed member leaves tickets without assignee in both environments, and keys that open nothing', async () => {
  const team = await newCrew();
  const live = { key: team.keys.secretLive };
  const assigned = { title: 'x', assignedTo: team.jane.id };
  const tested = (await team.post('/tickets', assigned)).data.id;
  const lived = (await team.post('/tickets', assigned, live)).data.id;
  expect((await team.delete(`/members/${team.jane.userId}`)).data).toEqual({
    deleted: true,
    id: team.jane.id,
  });
  expect((await team.get(`/tickets/${tested}`)).data.assignedTo).toBeNull();
  expect((await team.get(`/tickets/${lived}`, live)).data.assignedTo).toBeNull();
  expect((await team.get('/tickets', team.jane.as)).error.code).toBe('invalid_api_key');
  expect((await team.get(`/members/${team.jane.id}`)).status).toBe(404);
  expect((await team.delete(`/members/${team.jane.id}`)).status).toBe(404);
  const [entry] = (await team.get(`/audit-log?action=member.*`)).list;
  expect(entry).toMatchObject({ action: 'member.removed', resourceId: team.jane.id });
});

test('a member who is removed while customers write to them costs no message', async () => {
  const team = await newTeam({
    members: Array.from({ length: 8 }, (_, index) => ({ name: `Agent ${index}` })),
  });
  for (const { id } of team.members.slice(1)) {
    const ticket = (await team.post('/tickets', { title: 'x', assignedTo: id })).data.id;
    const replies = await Promise.all([
      team.post(`/tickets/${ticket}/messages`, { content: 'hello', sender: 'customer' }),
      team.delete(`/members/${id}`),
      team.post(`/tickets/${ticket}/messages`, { content: 'hello?', sender: 'customer' }),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([201, 200, 201]);
  }
});

test('members read and change their own preferences; those of others need manage_members', async () => {
  const team = await newCrew();
  const own = `/members/${team.jane.id}/preferences`;
  expect((await team.get(own, team.jane.as)).data).toEqual({ boringMode: false });
  expect((await team.patch(own, { boringMode: true }, team.jane.as)).data).toEqual({ boringMode: true });
  expect((await team.get(own, team.ann.as)).data).toEqual({ boringMode: true });
  expect((await team.patch(own, {}, team.ann.as)).data).toEqual({ boringMode: true });
  for (const reply of [
    await team.get(own, team.max.as),
    await team.patch(own, { boringMode: false }, team.max.as),
  ]) {
    expect(reply.error.code).toBe('insufficient_permissions');
  }
  expect((await team.patch(own, { boringMode: 'yes' })).error.param).toBe('boringMode');
  expect((await team.get(`/members/${'mem_'.padEnd(36, '0')}/preferences`)).status).toBe(404);
  const entries = (await team.get('/audit-log?action=agent.preferences_updated')).list;
  expect(entries).toMatchObject([{ resourceId: team.jane.id, details: { boringMode: true } }]);
});

test.each([
  ['admin', 'agent', 'spectator', undefined],
  ['admin', 'admin', 'agent', undefined],
  ['owner', 'admin', 'admin', undefined],
  ['owner', 'owner', 'admin', 'owner'],
  ['owner', 'agent', 'owner', 'owner'],
  ['manager', 'agent', 'spectator', undefined],
  ['manager', 'agent', 'admin', 'above'],
  ['manager', 'admin', 'agent', 'beyond'],
  ['manager', 'admin', 'manager', 'beyond'],
  ['librarian', 'agent', undefined, 'beyond'],
  ['agent', 'spectator', undefined, undefined],
] as const)('%s gives %s to one who is %s: %s', (own, role, current, refusal) => {
  expect(refusalToGive(roles[own].permissions, role, current)).toBe(refusal);
});

test.each(roleNames)('%s removes nobody who may do more, and never the owner', (own) => {
  for (const current of roleNames) {
    const more = roles[current].permissions.some((each) => !roles[own].permissions.includes(each));
    const refusal = refusalToTouch(roles[own].permissions, current);
    if (current === 'owner') expect(refusal).toBe('owner');
    else expect(refusal).toBe(more ? 'above' : undefined);
  }
});
