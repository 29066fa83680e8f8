import type { Handlers } from '../../handlers.ts';

export const settingsHandlers: Handlers<'settings'> = {};
