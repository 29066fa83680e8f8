import type { Handlers } from '../../handlers.ts';

export const mentionHandlers: Handlers<'mentions'> = {};
