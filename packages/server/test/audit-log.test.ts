import { expect, test } from 'vitest';
import { momentsBetween } from '../src/resources/audit/filters.ts';
import { newTeam } from './support/api.ts';

test('each change is an entry that tells who did what in which call', async () => {
  const team = await newTeam({ members: [{ name: 'Jane', role: 'manager' }] });
  const [, jane] = team.members;
  const as = { key: jane?.keys.secretTest ?? null };
  const made = await team.post('/tickets', { title: 'x' }, as);
  const [entry] = (await team.get('/audit-log', as)).list;
  expect(entry).toEqual({
    object: 'audit_log_entry',
    id: entry?.id,
    action: 'ticket.created',
    resourceType: 'ticket',
    resourceId: made.data.id,
    actorType: 'member',
    actorId: jane?.id,
    actorName: 'Jane',
    requestId: made.body.meta.requestId,
    details: {},
    createdAt: made.data.createdAt,
  });
  expect(entry?.id).toMatch(/^aud_[0-9a-f]{32}$/);
});

test('the log is filtered by action, resource and actor', async () => {
  const team = await newTeam({ members: [{ name: 'Jane' }] });
  const [owner, jane] = team.members;
  const { id } = (await team.post('/tickets', { title: 'x' }, { key: jane?.keys.secretTest ?? null })).data;
  await team.patch(`/tickets/${id}`, { priority: 'high' });
  await team.post('/invites', { email: 'new@team.com' });
  const actions = async (query: string) =>
    (await team.get(`/audit-log?${query}`)).list.map((each) => each.action);
  expect(await actions('')).toEqual(['invite.created', 'ticket.updated', 'ticket.created']);
  expect(await actions('action=ticket.updated')).toEqual(['ticket.updated']);
  expect(await actions('action=ticket.*')).toEqual(['ticket.updated', 'ticket.created']);
  expect(await actions('action=*')).toHaveLength(3);
  expect(await actions('action=ticket_.*')).toEqual([]);
  expect(await actions('resourceType=invite')).toEqual(['invite.created']);
  for (const actor of [jane?.id, jane?.userId, jane?.id.slice(4)]) {
    expect(await actions(`actorId=${actor}`)).toEqual(['ticket.created']);
  }
  expect(await actions(`actorId=${owner?.id}&action=ticket.*`)).toEqual(['ticket.updated']);
  expect(await actions(`actorId=cus_${'0'.repeat(32)}`)).toEqual([]);
  await team.delete(`/members/${jane?.id}`);
  expect(await actions(`actorId=${jane?.id}`)).toEqual(['ticket.created']);
});

test('the log is filtered by dates, and pages', async () => {
  const team = await newTeam();
  for (const title of ['a', 'b', 'c']) await team.post('/tickets', { title });
  const today = new Date().toISOString().slice(0, 10);
  const count = async (query: string) => (await team.get(`/audit-log?${query}`)).list.length;
  expect(await count('startDate=2020-01-01&endDate=2999-12-31')).toBe(3);
  expect(await count('endDate=2020-01-01')).toBe(0);
  expect(await count(`startDate=${today}T00:00:00%2B02:00`)).toBe(3);
  expect(await count('startDate=2999-01-01T00:00:00Z')).toBe(0);
  const { body, list } = await team.get('/audit-log?pageSize=2&page=2');
  expect(list).toHaveLength(1);
  expect(body.pagination).toMatchObject({ total: 3, page: 2, hasMore: false });
});

test.each([
  ['startDate=yesterday', 'startDate'],
  ['startDate=2026-02-30', 'startDate'],
  ['endDate=0000-01-01', 'endDate'],
  ['endDate=9999-12-31T23:59:59-12:00', 'endDate'],
  ['endDate=9999-12-31', 'endDate'],
  ['startDate=1900-01-01T00:00:00%2B00:01', 'startDate'],
  ['startDate=2026-02-02&endDate=2026-02-01', 'endDate'],
  ['actorId=somebody', 'actorId'],
  ['action=ticket', 'action'],
  ['page=0', 'page'],
])('%s is refused by name', async (query, param) => {
  const team = await newTeam();
  const reply = await team.get(`/audit-log?${query}`);
  expect([reply.status, reply.error.param]).toEqual([400, param]);
});

test('the log needs view_audit_log, and nothing changes it', async () => {
  const team = await newTeam({ members: [{ name: 'Jane' }] });
  const key = team.members[1]?.keys.secretTest ?? null;
  expect((await team.get('/audit-log', { key })).error.code).toBe('insufficient_permissions');
  for (const reply of [await team.post('/audit-log', {}), await team.delete('/audit-log')]) {
    expect(reply.status).toBe(405);
  }
});

test.each([
  ['2026-01-31', '2026-01-31', '2026-01-31T00:00:00.000Z', '2026-01-31T23:59:59.999Z'],
  ['2026-01-31T10:00:00Z', '2026-01-31T10:00:00Z', '2026-01-31T10:00:00.000Z', '2026-01-31T10:00:00.000Z'],
  ['2026-01-31T10:00:00+02:00', undefined, '2026-01-31T08:00:00.000Z', undefined],
])('from %s to %s', (start, end, from, until) => {
  const moments = momentsBetween(start, end);
  expect([moments.from?.toISOString(), moments.until?.toISOString()]).toEqual([from, until]);
});
