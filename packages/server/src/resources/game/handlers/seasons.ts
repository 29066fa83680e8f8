import type { Handlers } from '../../../handlers.ts';

export const gameSeasonHandlers: Handlers<'gameSeasons'> = {};
