import type { Handlers } from '../../handlers.ts';

export const memberPreferenceHandlers: Handlers<'memberPreferences'> = {};
