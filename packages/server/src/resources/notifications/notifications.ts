import type { Handlers } from '../../handlers.ts';

export const notificationHandlers: Handlers<'notifications'> = {};
