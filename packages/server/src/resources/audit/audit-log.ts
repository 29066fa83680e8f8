import type { Handlers } from '../../handlers.ts';

export const auditLogHandlers: Handlers<'auditLog'> = {};
