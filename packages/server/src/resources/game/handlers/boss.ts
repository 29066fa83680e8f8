import type { Handlers } from '../../../handlers.ts';

export const gameBossHandlers: Handlers<'gameBoss'> = {};
