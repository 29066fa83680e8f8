import type { Handlers } from '../../handlers.ts';

export const bulkHandlers: Handlers<'bulk'> = {};
