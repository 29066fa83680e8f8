import type { Handlers } from '../../handlers.ts';

export const inviteHandlers: Handlers<'invites'> = {};
