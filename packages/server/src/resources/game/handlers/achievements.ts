import type { Handlers } from '../../../handlers.ts';

export const gameAchievementHandlers: Handlers<'gameAchievements'> = {};
