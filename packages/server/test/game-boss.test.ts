import { expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';

const spawn = (team: TestTeam, difficulty?: string) => team.post('/game/boss/spawn', { difficulty });
const nobody = 'mem_00000000000000000000000000000000';

test('a boss comes when it is called, and one at a time', async () => {
  const team = await newTeam();
  expect((await team.get('/game/boss')).data).toEqual({
    object: 'boss_state',
    active: false,
    enabled: true,
    boss: null,
  });
  const reply = await spawn(team, 'hard');
  expect(reply.status).toBe(201);
  expect(reply.data).toMatchObject({
    object: 'boss_state',
    active: true,
    boss: {
      name: 'The Backlog Beast',
      level: 1,
      difficulty: 'hard',
      maxHealth: 3500,
      currentHealth: 3500,
      healthPercent: 1,
      phase: 1,
      abilities: { shield: null, enrage: { active: false }, heal: { totalHealed: 0 } },
      rewards: { xpMultiplier: 2.5, goldMultiplier: 2.5 },
      participants: [],
      totalDamage: 0,
    },
  });
  const second = await spawn(team);
  expect(second.status).toBe(409);
  expect(second.error.code).toBe('resource_conflict');
  expect((await team.get('/game/boss/active')).data).toEqual({
    object: 'boss_active',
    active: true,
    enabled: true,
  });
});

test('of two that call a boss at once, one gets it', async () => {
  const team = await newTeam();
  const replies = await Promise.all([spawn(team), spawn(team)]);
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
});

test('a hit does what the priority says, and the combo grows', async () => {
  const team = await newTeam();
  const [owner] = team.members;
  const hit = (body: object) => team.post('/game/boss/damage', { userId: owner?.id, ...body });
  expect((await hit({})).status).toBe(409);
  await spawn(team);
  const first = await hit({ priority: 'high', userName: 'Robin' });
  expect(first.data).toEqual({
    object: 'boss_damage',
    damage: 105,
    currentHealth: 1395,
    healthPercent: 0.93,
    previousHealthPercent: 1,
    isDefeated: false,
    isKillingBlow: false,
    shieldBlocked: false,
    shieldBroken: false,
    enrageTriggered: false,
    healed: 0,
    activeAbilities: [],
  });
  expect((await hit({ priority: 'high' })).data).toMatchObject({ damage: 110 });
  expect((await team.get('/game/boss')).data.boss).toMatchObject({
    totalDamage: 215,
    participants: [{ memberId: owner?.id, name: 'Robin Owner', damage: 215, hits: 2 }],
  });
  expect((await team.get('/game/leaderboard')).data).toMatchObject({ entries: [{ bossDamage: 215 }] });
});

test('bad hits and calls are refused', async () => {
  const team = await newTeam({ members: [{ name: 'Ada' }, { name: 'Sam', role: 'spectator' }] });
  const [owner, ada, sam] = team.members;
  await spawn(team);
  const hit = (body: object, key?: string) =>
    team.post('/game/boss/damage', body, key === undefined ? {} : { key });
  expect((await hit({})).error.param).toBe('userId');
  expect((await hit({ userId: nobody })).status).toBe(404);
  expect((await hit({ userId: ada?.id, priority: 'huge' })).status).toBe(400);
  expect((await hit({ userId: ada?.id }, team.keys.publishableTest)).status).toBe(403);
  expect((await hit({ userId: sam?.id }, sam?.keys.secretTest)).status).toBe(403);
  expect((await hit({ userId: owner?.id }, ada?.keys.secretTest)).status).toBe(403);
  expect((await hit({ userId: ada?.id }, ada?.keys.secretTest)).status).toBe(200);
  expect((await spawn(team, 'impossible')).status).toBe(400);
});

test('closed tickets hit the boss, and a defeat is shared by damage', async () => {
  const team = await newTeam({ members: [{ name: 'Ada' }, { name: 'Bea' }] });
  const [owner, ada, bea] = team.members;
  await spawn(team, 'easy');
  const close = async (priority: string, assignedTo: string | undefined) => {
    const { data } = await team.post('/tickets', { title: 'Late parcel', priority, assignedTo });
    await team.patch(`/tickets/${data.id}`, { status: 'closed' });
  };
  await close('urgent', ada?.id); // 169
  await close('urgent', ada?.id); // 178 by the combo
  await close('urgent', bea?.id); // 169
  await close('low', bea?.id); // 42
  expect((await team.get('/game/boss')).data.boss).toMatchObject({
    currentHealth: 192,
    healthPercent: 0.256,
    phase: 3,
    participants: [
      { memberId: ada?.id, damage: 347, hits: 2 },
      { memberId: bea?.id, damage: 211, hits: 2 },
    ],
  });
  const before = (await team.get(`/game/player/${ada?.id}`)).data;
  // Many at once: one of them ends it, and the others come too late.
  const hits = await Promise.all(
    Array.from({ length: 4 }, () =>
      team.post('/game/boss/damage', { userId: owner?.id, priority: 'urgent' }),
    ),
  );
  const landed = hits.filter(({ status }) => status === 200);
  expect(landed).toHaveLength(2);
  expect(landed.filter(({ data }) => data.isKillingBlow)).toHaveLength(1);
  expect((await team.get('/game/boss')).data).toMatchObject({ active: false, boss: null });
  const defeats = await team.get('/game/boss/defeats?pageSize=5');
  expect(defeats.body.pagination).toMatchObject({ total: 1, pageSize: 5 });
  const [defeat] = (defeats.data.data as Record<string, unknown>[]) ?? [];
  expect(defeat).toMatchObject({
    object: 'boss_defeat',
    bossName: 'The Backlog Beast',
    bossLevel: 1,
    difficulty: 'easy',
    totalDamage: 750,
    finalBlow: { memberId: owner?.id, name: 'Robin Owner' },
    participants: [
      { memberId: ada?.id, damage: 347, xpEarned: 232, goldEarned: 116 },
      { memberId: bea?.id, damage: 211, xpEarned: 141, goldEarned: 71 },
      { memberId: owner?.id, damage: 192, xpEarned: 178, goldEarned: 89 },
    ],
  });
  expect((await team.get(`/game/boss/defeats/${defeat?.id}`)).data).toEqual(defeat);
  const after = (await team.get(`/game/player/${ada?.id}`)).data;
  // The share of the boss; Boss Down and, by its gold, Pocket Money bring 25 XP each.
  expect(Number(after.xp) - Number(before.xp)).toBe(232 + 25 + 25);
  expect(after.stats).toMatchObject({ bossesDefeated: 1, finalBlows: 0 });
  expect((await team.get('/game/player')).data.stats).toMatchObject({ bossesDefeated: 1, finalBlows: 1 });
  expect((await spawn(team)).data.boss).toMatchObject({ name: 'Queue Crusher', level: 2, maxHealth: 1500 });
});

test('a defeat that is none is not found', async () => {
  const team = await newTeam();
  expect((await team.get('/game/boss/defeats/def_00000000000000000000000000000000')).status).toBe(404);
  expect((await team.get('/game/boss/defeats/def_1')).status).toBe(400);
  expect((await team.get('/game/boss/defeats?pageSize=101')).status).toBe(400);
});

test('switched off, the boss sleeps and everything else goes on', async () => {
  const team = await newTeam();
  const [owner] = team.members;
  await spawn(team);
  const off = await team.patch('/settings/feature-flags', { bossBattlesEnabled: false });
  expect(off.status).toBe(200);
  expect((await team.get('/game/boss')).data).toEqual({
    object: 'boss_state',
    active: false,
    enabled: false,
    boss: null,
  });
  expect((await team.get('/game/boss/active')).data).toMatchObject({ active: false, enabled: false });
  for (const reply of [await spawn(team), await team.post('/game/boss/damage', { userId: owner?.id })]) {
    expect(reply.status).toBe(409);
    expect(reply.error.message).toContain('bossBattlesEnabled');
  }
  const { data } = await team.post('/tickets', { title: 'Late parcel', priority: 'low' });
  await team.patch(`/tickets/${data.id}`, { status: 'closed' });
  expect((await team.get('/game/player')).data).toMatchObject({ xp: 35, stats: { ticketsClosed: 1 } });
  await team.patch('/settings/feature-flags', { bossBattlesEnabled: true });
  expect((await team.get('/game/boss')).data.boss).toMatchObject({ currentHealth: 1500, participants: [] });
});
