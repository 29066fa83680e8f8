import type { Context } from '../../context.ts';
import { useUpMailTokens } from './mail-tokens.ts';
import { endSessionsOf } from './sessions.ts';

/**
 * What follows when a customer gets another address. Nobody has shown that whoever made the account reads it: they are
 * logged out, and the account waits until somebody who does confirms it, or sets a password.
 */
export async function leaveOldAddress(context: Context, customerId: string): Promise<void> {
  await useUpMailTokens(context, customerId);
  await endSessionsOf(context, customerId, ['account']);
}
