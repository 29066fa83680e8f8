import type { Context } from '../../context.ts';
import { factsOf } from '../require.ts';
import { endSession, endSessionsOf, sessionOf } from './sessions.ts';

/** Ends the session of the access token and of the refresh token; whoever is not logged in gets the same answer. */
export async function logOut(
  context: Context,
  { refreshToken, everywhere }: { refreshToken?: string | undefined; everywhere?: boolean | undefined },
) {
  const { caller } = factsOf(context);
  const named = refreshToken === undefined ? undefined : await sessionOf(context, refreshToken);
  const called = caller && {
    sessionId: caller.sessionId,
    customerId: caller.type === 'customer' ? caller.customer.id : undefined,
  };
  for (const session of [called, named]) {
    if (session == null) continue;
    await endSession(context, session.sessionId);
    if (everywhere && session.customerId !== undefined) await endSessionsOf(context, session.customerId);
  }
  return { loggedOut: true as const };
}
