import { expect, test } from 'vitest';
import { start } from '../src/main.ts';
import { expiryAfter, isPossible, statusAt } from '../src/resources/members/invite-rules.ts';
import { newTeam } from './support/api.ts';
import { ownDatabaseUrl } from './support/database.ts';

const week = 7 * 86_400_000;

test('an invite is pending, and its acceptance makes the member', async () => {
  const team = await newTeam();
  const { data, status } = await team.post('/invites', { email: 'New@Team.com', role: 'manager' });
  expect(status).toBe(201);
  expect(data).toMatchObject({
    object: 'invite',
    email: 'new@team.com',
    role: 'manager',
    status: 'pending',
    invitedBy: team.members[0]?.id,
    memberId: null,
    acceptedAt: null,
  });
  expect(data.id).toMatch(/^inv_[0-9a-f]{32}$/);
  expect((await team.get('/invites')).list).toEqual([data]);

  const accepted = await team.post(`/invites/${data.id}/accept`, { name: 'Nora New' });
  expect(accepted.data).toMatchObject({ id: data.id, status: 'accepted' });
  expect((await team.get('/invites')).list).toEqual([]);
  expect((await team.get('/invites?status=accepted')).list).toEqual([accepted.data]);
  const member = await team.get(`/members/${accepted.data.memberId}`);
  expect(member.data).toMatchObject({ name: 'Nora New', email: 'new@team.com', role: 'manager' });
  expect((await team.post(`/invites/${data.id}/accept`, { name: 'Twice' })).status).toBe(409);
});

test('one invite is pending per email, in both environments together, and none for a member', async () => {
  const team = await newTeam({ members: [{ name: 'Jane', email: 'Jane@team.com' }] });
  await team.post('/invites', { email: 'new@team.com' });
  const again = await team.post('/invites', { email: 'NEW@team.com' }, { key: team.keys.secretLive });
  const member = await team.post('/invites', { email: 'jane@team.com' });
  for (const reply of [again, member]) {
    expect([reply.status, reply.error.code, reply.error.param]).toEqual([409, 'resource_conflict', 'email']);
  }
});

test('of many invites for one email at once, one is made', async () => {
  const team = await newTeam();
  const replies = await Promise.all(
    Array.from({ length: 6 }, () => team.post('/invites', { email: 'new@team.com' })),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
});

test('of many acceptances of one invite at once, one makes a member', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/invites', { email: 'new@team.com' })).data;
  const replies = await Promise.all(
    Array.from({ length: 6 }, () => team.post(`/invites/${id}/accept`, { name: 'Nora' })),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  expect((await team.get('/members')).list).toHaveLength(2);
});

test('the role of a pending invite changes; a revoked one stays and makes room', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/invites', { email: 'new@team.com' })).data;
  expect((await team.patch(`/invites/${id}`, { role: 'librarian' })).data.role).toBe('librarian');
  expect((await team.delete(`/invites/${id}`)).data).toEqual({ deleted: true, id });
  expect((await team.get(`/invites/${id}`)).data.status).toBe('revoked');
  expect((await team.get('/invites?status=revoked')).list).toHaveLength(1);
  for (const reply of [
    await team.patch(`/invites/${id}`, { role: 'agent' }),
    await team.delete(`/invites/${id}`),
    await team.post(`/invites/${id}/resend`),
    await team.post(`/invites/${id}/accept`, { name: 'x' }),
  ]) {
    expect(reply.error.code).toBe('resource_conflict');
  }
  expect((await team.post('/invites', { email: 'new@team.com' })).status).toBe(201);
});

test('bad input names what is wrong with it', async () => {
  const team = await newTeam();
  const cases = [
    [await team.post('/invites', { email: 'nobody' }), 'email'],
    [await team.post('/invites', {}), 'email'],
    [await team.post('/invites', { email: 'a@b.co', role: 'owner' }), 'role'],
    [await team.get('/invites?status=lost'), 'status'],
  ] as const;
  for (const [reply, param] of cases) expect([reply.status, reply.error.param]).toEqual([400, param]);
  const nobody = `inv_${'0'.repeat(32)}`;
  expect((await team.get(`/invites/${nobody}`)).status).toBe(404);
  expect((await team.post(`/invites/${nobody}/accept`, { name: 'x' })).status).toBe(404);
});

test('an invite expires after seven days, then makes room, and lives on when resent', async () => {
  let now = 1_800_000_000_000;
  const own = await ownDatabaseUrl();
  const server = await start({ port: 0, database: own.url, development: true, clock: () => now });
  try {
    const team = await newTeam({}, server.url);
    const { id } = (await team.post('/invites', { email: 'new@team.com' })).data;
    now += week;
    expect((await team.get(`/invites/${id}`)).data.status).toBe('expired');
    expect((await team.get('/invites')).list).toEqual([]);
    expect((await team.get('/invites?status=expired')).list).toHaveLength(1);
    expect((await team.post(`/invites/${id}/accept`, { name: 'x' })).error.message).toContain('resend');

    const second = (await team.post('/invites', { email: 'new@team.com' })).data;
    expect((await team.post(`/invites/${id}/resend`)).error.code).toBe('resource_conflict');
    await team.delete(`/invites/${second.id}`);
    const resent = (await team.post(`/invites/${id}/resend`)).data;
    expect(resent).toMatchObject({ status: 'pending', expiresAt: new Date(now + week).toISOString() });
    expect((await team.post(`/invites/${id}/accept`, { name: 'Nora' })).data.status).toBe('accepted');
  } finally {
    await server.close();
    await own.drop();
  }
});

test('time alone ends a pending invite', () => {
  const now = new Date(1_800_000_000_000);
  const expiresAt = expiryAfter(now);
  const at = (offset: number) => new Date(now.getTime() + offset);
  expect(statusAt({ status: 'pending', expiresAt }, at(week - 1))).toBe('pending');
  expect(statusAt({ status: 'pending', expiresAt }, at(week))).toBe('expired');
  expect(statusAt({ status: 'accepted', expiresAt }, at(week))).toBe('accepted');
  expect(isPossible('resend', 'expired')).toBe(true);
  expect(isPossible('accept', 'expired')).toBe(false);
});
