import type { Handlers } from '../../handlers.ts';

export const viewHandlers: Handlers<'views'> = {};
