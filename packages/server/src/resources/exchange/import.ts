import type { Handlers } from '../../handlers.ts';

export const importHandlers: Handlers<'imports'> = {};
