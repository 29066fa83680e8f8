import type { Handlers } from '../../handlers.ts';

export const automationHandlers: Handlers<'automations'> = {};
