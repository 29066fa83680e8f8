import type { Context } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { factsOf } from '../require.ts';
import { endSession, endSessionsOf, sessionOf } from './sessions.ts';

/**
 * Ends the session of the access token and of the refresh token; whoever is not logged in gets the same answer.
 *
 * @throws ApiError when every session shall end, and nothing says whose
 */
export async function logOut(
  context: Context,
  { refreshToken, everywhere }: { refreshToken?: string | undefined; everywhere?: boolean | undefined },
) {
  const { caller } = factsOf(context);
  if (everywhere && caller === null && refreshToken === undefined) throw unnamed();
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

const unnamed = () =>
  new ApiError(
    'authentication_required',
    'Nothing says whose sessions shall end: the access token is missing or over. Send refreshToken along, or a valid access token.',
    { param: 'refreshToken' },
  );
