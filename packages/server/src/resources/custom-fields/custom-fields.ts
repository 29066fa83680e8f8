import type { Handlers } from '../../handlers.ts';

export const customFieldHandlers: Handlers<'customFields'> = {};
