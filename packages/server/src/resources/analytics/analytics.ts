import type { Handlers } from '../../handlers.ts';

export const analyticsHandlers: Handlers<'analytics'> = {};
