import type { Handlers } from '../../../handlers.ts';

export const gameActivityHandlers: Handlers<'gameActivity'> = {};
