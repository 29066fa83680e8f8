import type { Handlers } from '../../../handlers.ts';

export const gameQuestHandlers: Handlers<'gameQuests'> = {};
