import type { Handlers } from '../../../handlers.ts';

export const gameSocialHandlers: Handlers<'gameSocial'> = {};
