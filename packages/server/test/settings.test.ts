import { expect, test } from 'vitest';
import { newTeam, send } from './support/api.ts';

test('a team is renamed in both environments, and keys tell its new name', async () => {
  const team = await newTeam();
  const before = (await team.get('/settings')).data;
  expect(before).toMatchObject({
    object: 'settings',
    teamId: team.teamId,
    teamName: team.teamName,
    teamSlug: team.teamSlug,
  });
  const slug = `acme-${team.teamId.slice(-12)}`;
  const { data } = await team.patch('/settings', { teamName: 'New Name', teamSlug: slug });
  expect(data).toEqual({ ...before, teamName: 'New Name', teamSlug: slug });
  expect((await team.get('/settings', { key: team.keys.secretLive })).data).toEqual(data);
  const me = await send('GET', '/api/v1/auth/whoami', undefined, { key: team.keys.secretTest });
  expect(me.data).toMatchObject({ teamName: 'New Name', teamSlug: slug });
  expect((await team.patch('/settings', {})).data).toEqual(data);
});

test('a slug that another team has is a conflict', async () => {
  const [team, other] = [await newTeam(), await newTeam()];
  const reply = await team.patch('/settings', { teamSlug: other.teamSlug });
  expect([reply.status, reply.error.code, reply.error.param]).toEqual([409, 'resource_conflict', 'teamSlug']);
  expect((await other.get('/settings')).data.teamSlug).toBe(other.teamSlug);
});

test('every team has five statuses, whose looks can change and whose keys cannot', async () => {
  const team = await newTeam();
  const { list } = await team.get('/settings/statuses');
  expect(list.map(({ key }) => key)).toEqual(['new', 'open', 'pending', 'resolved', 'closed']);
  expect(list[1]).toEqual({
    object: 'status',
    key: 'open',
    label: 'Open',
    color: '#3B82F6',
    position: 1,
    isProtected: true,
  });
  const { data } = await team.patch('/settings/statuses/open', { label: 'In work', position: 9 });
  expect(data).toMatchObject({ key: 'open', label: 'In work', color: '#3B82F6', position: 9 });
  await team.patch('/settings/statuses/open', { color: '#000000' });
  expect((await team.get('/settings/statuses')).list.at(-1)).toMatchObject({
    key: 'open',
    label: 'In work',
    color: '#000000',
  });
  expect((await team.get('/settings/statuses', { key: team.keys.secretLive })).list[1]).toEqual(list[1]);
  expect((await team.patch('/settings/statuses/lost', { label: 'Lost' })).error.code).toBe(
    'resource_missing',
  );
});

test('business hours change day by day', async () => {
  const team = await newTeam();
  const before = (await team.get('/settings/business-hours')).data;
  expect(before).toMatchObject({
    object: 'business_hours',
    enabled: false,
    timezone: 'UTC',
    schedule: { monday: { enabled: true, start: '09:00', end: '17:00' }, sunday: { enabled: false } },
    holidays: [],
  });
  const { data } = await team.patch('/settings/business-hours', {
    enabled: true,
    timezone: 'America/New_York',
    schedule: { saturday: { enabled: true, end: '24:00' } },
    holidays: ['2026-12-25', '2026-01-01', '2026-12-25'],
  });
  expect(data).toMatchObject({
    enabled: true,
    timezone: 'America/New_York',
    schedule: { saturday: { enabled: true, start: '09:00', end: '24:00' }, sunday: { enabled: false } },
    holidays: ['2026-01-01', '2026-12-25'],
  });
  expect((await team.get('/settings/business-hours')).data).toEqual(data);
});

test('the widget changes field by field', async () => {
  const team = await newTeam();
  expect((await team.get('/settings/widget')).data).toMatchObject({
    object: 'widget_settings',
    position: 'bottom-right',
    primaryColor: '#F87171',
  });
  await team.patch('/settings/widget', { position: 'bottom-left' });
  const { data } = await team.patch('/settings/widget', { greeting: 'Hello' });
  expect(data).toMatchObject({ position: 'bottom-left', greeting: 'Hello', primaryColor: '#F87171' });
});

test('preferences and feature flags are one setting, per environment', async () => {
  const team = await newTeam();
  expect((await team.get('/preferences')).data).toEqual({
    object: 'team_preferences',
    bossBattlesEnabled: true,
  });
  const off = await team.patch('/settings/feature-flags', { bossBattlesEnabled: false });
  expect(off.data.bossBattlesEnabled).toBe(false);
  expect((await team.get('/preferences')).data.bossBattlesEnabled).toBe(false);
  const live = await team.get('/settings/feature-flags', { key: team.keys.secretLive });
  expect(live.data.bossBattlesEnabled).toBe(true);
  await team.patch('/preferences', { bossBattlesEnabled: true });
  expect((await team.get('/settings/feature-flags')).data.bossBattlesEnabled).toBe(true);
  expect((await team.patch('/preferences', {})).data.bossBattlesEnabled).toBe(true);
});

test.each([
  ['/settings', { teamSlug: 'Not A Slug' }, 'teamSlug'],
  ['/settings', { teamName: ' ' }, 'teamName'],
  ['/settings/statuses/open', { color: 'blue' }, 'color'],
  ['/settings/statuses/open', { key: 'started' }, 'key'],
  ['/settings/business-hours', { timezone: 'Mars/Olympus' }, 'timezone'],
  ['/settings/business-hours', { timezone: '' }, 'timezone'],
  ['/settings/business-hours', { schedule: { monday: { start: '9am' } } }, 'schedule.monday.start'],
  [
    '/settings/business-hours',
    { schedule: { monday: { start: '22:00', end: '06:00' } } },
    'schedule.monday.end',
  ],
  ['/settings/business-hours', { schedule: { funday: { enabled: true } } }, 'schedule.funday'],
  ['/settings/business-hours', { holidays: ['2026-02-30'] }, 'holidays.0'],
  ['/settings/business-hours', { holidays: ['0000-01-01'] }, 'holidays.0'],
  ['/settings/widget', { primaryColor: '#12345' }, 'primaryColor'],
  ['/settings/widget', { position: 'top' }, 'position'],
  ['/preferences', { bossBattlesEnabled: 'no' }, 'bossBattlesEnabled'],
  ['/settings/feature-flags', { bosses: false }, 'bosses'],
])('PATCH %s refuses %j', async (path, body, param) => {
  const team = await newTeam();
  const reply = await team.patch(path, body);
  expect([reply.status, reply.error.param]).toEqual([400, param]);
});

test('who may not manage settings reads most of them and changes none', async () => {
  const team = await newTeam({
    members: [
      { name: 'Agnes', role: 'agent' },
      { name: 'Ada', role: 'admin' },
    ],
  });
  const [, agent, admin] = team.members.map((member) => ({ key: member.keys.secretTest }));
  const readable = ['/settings', '/settings/statuses', '/settings/business-hours', '/settings/widget'];
  for (const path of readable) expect((await team.get(path, agent)).status).toBe(200);
  for (const path of ['/preferences', '/settings/feature-flags']) {
    expect((await team.get(path, agent)).status).toBe(403);
    expect((await team.get(path, admin)).status).toBe(200);
  }
  const written = [...readable.filter((path) => path !== '/settings/statuses'), '/preferences'];
  for (const path of [...written, '/settings/statuses/open', '/settings/feature-flags']) {
    const reply = await team.patch(path, {}, agent);
    expect([path, reply.error.code]).toEqual([path, 'insufficient_permissions']);
    expect([path, (await team.patch(path, {}, admin)).status]).toEqual([path, 200]);
    const published = await team.get(path.replace('/open', ''), { key: team.keys.publishableTest });
    expect([path, published.status]).toEqual([path, 403]);
  }
});
