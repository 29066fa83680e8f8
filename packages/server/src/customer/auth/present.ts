import { formatId } from '@cstar.help/contract';
import type { EffectContext } from '../../context.ts';
import type { AccountHolder } from './accounts.ts';
import type { StartedSession } from './sessions.ts';

/** Seconds for which an access token holds. */
const accessLifetime = 15 * 60;

export const presentHolder = ({ id, email, name }: AccountHolder) => ({
  object: 'customer' as const,
  id: formatId('customer', id),
  email,
  name,
});

export async function presentSession(
  { principal, now, services }: EffectContext,
  { sessionId, refreshToken, customer }: StartedSession,
) {
  const { teamId, environment } = principal;
  const session = { teamId, environment, sessionId };
  return {
    object: 'auth_session' as const,
    accessToken: await services.accessTokens.sign(session, now, accessLifetime),
    refreshToken,
    expiresIn: accessLifetime,
    customer: presentHolder(customer),
  };
}
