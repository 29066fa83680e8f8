import type { Handlers } from '../../handlers.ts';

export const billingHandlers: Handlers<'billing'> = {};
