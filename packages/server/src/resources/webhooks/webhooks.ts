import type { Handlers } from '../../handlers.ts';

export const webhookHandlers: Handlers<'webhooks'> = {};
