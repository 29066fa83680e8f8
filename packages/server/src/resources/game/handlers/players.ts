import type { Handlers } from '../../../handlers.ts';

export const gamePlayerHandlers: Handlers<'gamePlayers'> = {};
