import type { Handlers } from '../../handlers.ts';

export const activityHandlers: Handlers<'activity'> = {};
