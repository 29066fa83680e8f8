import type { Handlers } from '../../handlers.ts';

export const aiHandlers: Handlers<'ai'> = {};
