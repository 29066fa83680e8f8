import { beforeAll, describe, expect, test } from 'vitest';
import { newTeam, type TestTeam } from './team.ts';

// The documented calls of players, leaderboards, bosses, achievements and quests, on the real server.

let team: TestTeam;
let game: TestTeam['cstar']['game'];
let member: TestTeam['members'][number];

beforeAll(async () => {
  team = await newTeam({ members: [{ name: 'Jane', role: 'agent' }] });
  const jane = team.members[1];
  if (jane === undefined) throw new Error('The team has no second member.');
  member = jane;
  game = team.cstar.game;
  const { id } = await team.cstar.tickets.create({ title: 'Late parcel', assignedTo: jane.id });
  await team.cstar.tickets.update(id, { status: 'closed' });
});

describe('a player', () => {
  test('is found by user, by member, and by the key', async () => {
    const byUser = await game.player({ userId: member.userId });
    expect(byUser).toMatchObject({ object: 'player_stats', memberId: member.id, name: 'Jane', xp: 50 });
    expect(await game.player(member.id)).toEqual(byUser);
    expect(await game.player.get(member.id)).toEqual(byUser);
    expect((await game.player()).memberId).toBe(team.members[0]?.id);
  });

  test('stands on the leaderboard', async () => {
    const board = await game.leaderboard({ period: 'weekly' });
    expect(board.entries).toMatchObject([{ rank: 1, memberId: member.id, name: 'Jane', ticketsClosed: 1 }]);
    const me = await game.leaderboard.me({ userId: member.userId });
    expect(me).toMatchObject({ object: 'leaderboard_entry', rank: 1, totalParticipants: 1 });
  });

  test('has achievements', async () => {
    const { data, summary } = await game.achievements({ userId: member.userId, category: 'volume' });
    expect(data.find(({ id }) => id === 'first_blood')?.unlocked).toBe(true);
    expect(summary).toMatchObject({ unlocked: 1, byCategory: { volume: { unlocked: 1 } } });
    const centurion = await game.achievements.get('centurion', { userId: member.userId });
    expect(centurion.progress).toEqual({ current: 1, target: 100 });
    const { data: recent } = await game.achievements.recent();
    expect(recent).toMatchObject([{ id: 'first_blood', unlockedBy: { name: 'Jane' } }]);
  });

  test('has quests', async () => {
    const today = await game.quests.today({ userId: member.userId });
    expect(today.quests).toHaveLength(today.totalQuests);
    const { history } = await game.quests.history({ userId: member.userId });
    expect(history).toEqual([]);
  });
});

test('a boss is called, fought and defeated', async () => {
  expect(await game.boss.current()).toMatchObject({ active: false, boss: null });
  const spawned = await game.boss.spawn({ difficulty: 'easy' });
  expect(spawned.boss).toMatchObject({ difficulty: 'easy', healthPercent: 1 });
  await expect(game.boss.spawn()).rejects.toMatchObject({ code: 'resource_conflict' });
  expect((await game.boss.isActive()).active).toBe(true);
  let defeated = false;
  for (let hits = 0; hits < 10 && !defeated; hits++) {
    const hit = await game.boss.damage({ userId: member.userId, priority: 'urgent' });
    defeated = hit.isDefeated;
  }
  const { data } = await game.boss.defeats({ pageSize: 5 });
  const [defeat] = data;
  if (defeat === undefined) throw new Error('The boss is not defeated.');
  expect(defeat).toMatchObject({ finalBlow: { memberId: member.id }, totalDamage: 750 });
  expect(await game.boss.defeats.get(defeat.id)).toEqual(defeat);
  const all = [];
  for await (const { id } of game.boss.defeats()) all.push(id);
  expect(all).toEqual([defeat.id]);
});
