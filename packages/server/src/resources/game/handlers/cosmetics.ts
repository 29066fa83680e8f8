import type { Handlers } from '../../../handlers.ts';

export const gameCosmeticHandlers: Handlers<'gameCosmetics'> = {};
