import type { Calls } from './calls.ts';

/** The documented calls of the game. */
export const gameCalls: Calls = {
  'GET /game/player': ({ cstar, userId }) => cstar.game.player({ userId }),
  'GET /game/player/{}': ({ cstar, memberId }) => cstar.game.player(memberId),
  'GET /game/boss': ({ cstar }) => cstar.game.boss.current(),
  'GET /game/boss/active': ({ cstar }) => cstar.game.boss.isActive(),
  'POST /game/boss/spawn': ({ cstar }) => cstar.game.boss.spawn({ difficulty: 'hard' }),
  'POST /game/boss/damage': ({ cstar, userId }) => cstar.game.boss.damage({ userId, priority: 'high' }),
  'GET /game/boss/defeats': ({ cstar }) => cstar.game.boss.defeats({ pageSize: 5 }),
  'GET /game/boss/defeats/{}': ({ cstar, defeatId }) => cstar.game.boss.defeats.get(defeatId),
  'GET /game/leaderboard': ({ cstar }) => cstar.game.leaderboard({ period: 'weekly' }),
  'GET /game/leaderboard/me': ({ cstar, userId }) => cstar.game.leaderboard.me({ userId }),
  'GET /game/achievements': ({ cstar, userId }) => cstar.game.achievements({ userId, category: 'boss' }),
  'GET /game/achievements/{}': ({ cstar, userId }) => cstar.game.achievements.get('centurion', { userId }),
  'GET /game/achievements/recent': ({ cstar }) => cstar.game.achievements.recent(),
  'GET /game/quests/today': ({ cstar, userId }) => cstar.game.quests.today({ userId }),
  'GET /game/quests/history': ({ cstar, userId }) => cstar.game.quests.history({ userId }),
  'GET /game/skills': ({ cstar, userId }) => cstar.game.skills({ userId }),
  'POST /game/skills/allocate': async ({ cstar, userId, earn }) => {
    await earn();
    return cstar.game.skills.allocate({ userId, skillId: 'quick_learner' });
  },
  'POST /game/skills/reset': ({ cstar, userId }) => cstar.game.skills.reset({ userId }),
  'GET /game/seasons/current': ({ cstar }) => cstar.game.seasons.current(),
  'GET /game/seasons': ({ cstar }) => cstar.game.seasons.list(),
  'GET /game/seasons/{}/stats': ({ cstar, userId }) => cstar.game.seasons.stats('2026-Q1', { userId }),
  'GET /game/one-ups': ({ cstar }) => cstar.game.oneUps.list(),
  'POST /game/one-ups': ({ cstar, userId, otherUserId }) =>
    cstar.game.oneUps.send({ senderId: userId, recipientId: otherUserId, message: 'Great work!' }),
  'GET /game/one-ups/remaining': ({ cstar, userId }) => cstar.game.oneUps.remaining({ userId }),
  'GET /game/high-fives': ({ cstar }) => cstar.game.highFives.list(),
  'POST /game/high-fives': ({ cstar, otherTeamId }) =>
    cstar.game.highFives.send({ recipientTeamId: otherTeamId, message: 'Amazing work!' }),
  'GET /game/high-fives/can-send/{}': ({ cstar, otherTeamId }) => cstar.game.highFives.canSend(otherTeamId),
  'GET /game/cosmetics': ({ cstar, userId }) => cstar.game.cosmetics({ userId }),
  'GET /game/cosmetics/preferences': ({ cstar, userId }) => cstar.game.cosmetics.preferences({ userId }),
  'PATCH /game/cosmetics/preferences': async ({ cstar, userId, earn }) => {
    await earn();
    const { data } = await cstar.game.cosmetics({ userId, type: 'frame' });
    const frame = data.find(({ unlocked }) => unlocked);
    return cstar.game.cosmetics.equip({ userId, avatarFrame: frame?.id });
  },
  'GET /game/puzzles/today': ({ cstar }) => cstar.game.puzzles.today(),
  'POST /game/puzzles/complete': async ({ cstar, userId }) => {
    const { puzzle } = await cstar.game.puzzles.today();
    return cstar.game.puzzles.complete({
      userId,
      puzzleId: puzzle?.id ?? '',
      timeSeconds: 42,
      mistakes: 1,
      isWon: true,
    });
  },
  'GET /game/puzzles/leaderboard': ({ cstar }) => cstar.game.puzzles.leaderboard({ type: 'streaks' }),
  'GET /game/puzzles/streak': ({ cstar, userId }) => cstar.game.puzzles.streak({ userId }),
  'GET /game/activity': ({ cstar }) => cstar.game.activity({ limit: 20 }),
  'GET /game/activity/member/{}': ({ cstar, userId }) => cstar.game.activity.member(userId),
  'GET /game/config': ({ cstar }) => cstar.game.config(),
};
