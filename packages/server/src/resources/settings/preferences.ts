import type { Handlers } from '../../handlers.ts';

export const preferenceHandlers: Handlers<'preferences'> = {};
