import { and, eq, isNull } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { customerSessions } from '../db/schema/index.ts';
import { ApiError } from '../errors.ts';
import type { Caller } from './facts.ts';

/** What a call hears whose token is none, or none any more. */
export const invalidToken = () =>
  new ApiError(
    'invalid_token',
    'This access token is not valid, or not any more. Refresh it, or log in or identify again.',
  );

/**
 * Keeps the session of a visitor open until the end of the transaction. Whoever turns out to be a customer takes along
 * what the visitor did, and ends the session: what is done in it later would be nobody's.
 *
 * @param lock `no key update` for calls that wait for each other, too.
 * @throws ApiError when the session has ended since the call was let in: the client sends it again with its new token.
 */
export async function holdSession(
  { tx }: Context,
  caller: Caller,
  lock: 'share' | 'no key update' = 'share',
): Promise<void> {
  if (caller.type === 'customer' && lock === 'share') return;
  const [open] = await tx
    .select({ id: customerSessions.id })
    .from(customerSessions)
    .where(and(eq(customerSessions.id, caller.sessionId), isNull(customerSessions.revokedAt)))
    .for(lock);
  if (open === undefined) throw invalidToken();
}
