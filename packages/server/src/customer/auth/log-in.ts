import type { EffectContext } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { accountRules } from '../access-settings.ts';
import { findByEmail, lockById, mustProve } from './accounts.ts';
import { attempt } from './limits.ts';
import { isPassword } from './password.ts';
import { presentSession } from './present.ts';
import { startSession } from './sessions.ts';

/** Logs in with a password. Whether there is no such account or the password is wrong, answer and work are the same. */
export async function logIn(
  context: EffectContext,
  { email, password }: { email: string; password: string },
) {
  const tried = await attempt(context, 'login', email);
  const found = await context.transaction('read', (inner) => findByEmail(inner, email));
  if (!(await isPassword(found?.passwordHash, password)) || found === undefined) throw wrong();
  await tried.succeeded();
  const started = await context.transaction('write', async (inner) => {
    const account = await lockById(inner, found.customer.id);
    // The password may have been changed while this one was checked, and all sessions ended.
    if (account === undefined || account.passwordHash !== found.passwordHash) throw wrong();
    if (mustProve(account, await accountRules(inner))) throw unconfirmed();
    return startSession(inner, account.customer);
  });
  return presentSession(context, started);
}

const wrong = () =>
  new ApiError(
    'invalid_credentials',
    'There is no account with this e-mail address and password. Check both, or ask for a new password.',
  );

const unconfirmed = () =>
  new ApiError(
    'insufficient_permissions',
    'This e-mail address is not confirmed yet. Open the link in the mail that came after the sign-up, or ask for a new password: the link in that mail confirms the address too.',
    { param: 'email' },
  );
