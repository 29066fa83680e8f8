import type { Handlers } from '../../handlers.ts';

export const customerGroupHandlers: Handlers<'customerGroups'> = {};
