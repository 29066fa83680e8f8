import { newTeam } from '../support/api.ts';
import { beatBoss, earn, type Fixture } from './fixture.ts';
import type { Rows } from './walk.ts';

const player = ({ member }: Fixture) => ({ userId: member('agent').userId });

export const gameRows: Rows = {
  'game.player': { query: player },
  'game.player.get': {},
  'game.boss.spawn': { before: beatBoss, body: () => ({ difficulty: 'hard' }) },
  'game.boss.current': {
    before: async (fixture) => fixture.team.post('/game/boss/damage', player(fixture)),
  },
  'game.boss.isActive': {},
  'game.boss.damage': { body: (fixture) => ({ ...player(fixture), priority: 'high' }) },
  'game.boss.defeats': { before: ({ id }) => id('defeatId'), query: () => ({ pageSize: '5' }) },
  'game.boss.defeats.get': {},
  'game.activity': { query: () => ({ limit: '20' }) },
  'game.leaderboard': { before: earn, query: () => ({ period: 'weekly' }) },
  'game.leaderboard.me': { query: player },
  'game.achievements': { query: player },
  'game.achievements.get': { query: player },
  'game.achievements.recent': {},
  'game.quests.today': { query: player },
  'game.quests.history': { query: player },
  'game.skills': { query: player },
  'game.skills.allocate': { body: (fixture) => ({ ...player(fixture), skillId: 'quick_learner' }) },
  'game.skills.reset': { body: player },
  'game.seasons.current': {},
  'game.seasons.list': {},
  'game.seasons.stats': { query: player },
  'game.oneUps.send': {
    body: ({ member }) => ({
      senderId: member('owner').userId,
      recipientId: member('agent').userId,
      message: 'Great work!',
    }),
  },
  'game.oneUps.list': {},
  'game.oneUps.remaining': { query: player },
  'game.highFives.send': {
    body: async () => ({ recipientTeamId: (await newTeam()).teamId, message: 'Amazing work!' }),
  },
  'game.highFives.list': {},
  'game.highFives.canSend': {},
  'game.cosmetics': { query: player },
  'game.cosmetics.equip': { body: (fixture) => ({ ...player(fixture), victoryMessage: 'GG!' }) },
  'game.cosmetics.preferences': { query: player },
  'game.puzzles.today': {},
  'game.puzzles.complete': {
    body: async (fixture) => ({
      ...player(fixture),
      puzzleId: await fixture.id('puzzleId'),
      timeSeconds: 42,
      mistakes: 1,
      isWon: true,
    }),
  },
  'game.puzzles.leaderboard': { query: () => ({ type: 'streaks' }) },
  'game.puzzles.streak': { query: player },
  'game.activity.member': {},
  'game.config': {},
};
