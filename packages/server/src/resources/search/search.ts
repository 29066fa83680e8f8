import type { Handlers } from '../../handlers.ts';

export const searchHandlers: Handlers<'search'> = {};
