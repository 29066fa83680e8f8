import type { Handlers } from '../../handlers.ts';

export const attachmentHandlers: Handlers<'attachments'> = {};
