import type { Handlers } from '../../../handlers.ts';

export const gamePuzzleHandlers: Handlers<'gamePuzzles'> = {};
