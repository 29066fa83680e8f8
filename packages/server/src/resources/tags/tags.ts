import type { Handlers } from '../../handlers.ts';

export const tagHandlers: Handlers<'tags'> = {};
