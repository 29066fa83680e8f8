import type { Handlers } from '../../handlers.ts';

export const slaHandlers: Handlers<'sla'> = {};
