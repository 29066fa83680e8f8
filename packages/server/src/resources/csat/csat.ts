import type { Handlers } from '../../handlers.ts';

export const csatHandlers: Handlers<'csat'> = {};
