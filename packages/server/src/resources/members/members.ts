import type { Handlers } from '../../handlers.ts';

export const memberHandlers: Handlers<'members'> = {};
