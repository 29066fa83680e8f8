import type { Handlers } from '../../handlers.ts';

export const exportHandlers: Handlers<'exports'> = {};
