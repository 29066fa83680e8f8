import type { EffectContext } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { queueLetter } from '../../mail/queue.ts';
import { type FoundCustomer, lockById, saveAccount } from './accounts.ts';
import { attempt } from './limits.ts';
import { readMailToken, useUpMailTokens } from './mail-tokens.ts';
import { hashPassword } from './password.ts';
import { presentSession } from './present.ts';
import { requireMail } from './require-mail.ts';
import { endSessionsOf, startSession } from './sessions.ts';

/** Mails a link for a new password. Whether there is such an account is found out when the letter is written. */
export async function forgotPassword(context: EffectContext, { email }: { email: string }) {
  requireMail(context);
  await attempt(context, 'forgot', email);
  await context.transaction('write', (inner) => queueLetter(inner, { kind: 'reset', email }));
  context.services.postman?.wake();
  return { accepted: true as const };
}

export async function resetPassword(
  context: EffectContext,
  { token, password }: { token: string; password: string },
) {
  // Before the work of a hash, which not just anybody shall be able to cause.
  await context.transaction('read', (inner) => readMailToken(inner, token, 'reset'));
  const passwordHash = await hashPassword(password);
  return takeMailToken(context, { token, purpose: 'reset', passwordHash });
}

export async function confirmAddress(
  context: EffectContext,
  { token, password }: { token: string; password?: string | undefined },
) {
  if (password === undefined) return takeMailToken(context, { token, purpose: 'confirm' });
  await context.transaction('read', (inner) => readMailToken(inner, token, 'confirm'));
  const passwordHash = await hashPassword(password);
  return takeMailToken(context, { token, purpose: 'confirm', passwordHash });
}

/** Whoever has a token from a mail reads that address. It gives the account its password, and logs in. */
async function takeMailToken(
  context: EffectContext,
  given: { token: string; purpose: 'confirm' | 'reset'; passwordHash?: string },
) {
  const { token, purpose } = given;
  const started = await context.transaction('write', async (inner) => {
    const { customerId } = await readMailToken(inner, token, purpose);
    const found = await lockById(inner, customerId);
    // Once more after the lock: the same token may have been used meanwhile.
    const asked = await readMailToken(inner, token, purpose);
    if (found === undefined) throw new Error('A mail token without a customer.');
    const passwordHash = given.passwordHash ?? passwordOfSignUp(found, asked);
    await saveAccount(inner, found.customer, { passwordHash, confirmedAt: inner.now });
    await useUpMailTokens(inner, customerId);
    // Those of before had another password; after a reset nobody who was in stays in.
    await endSessionsOf(inner, customerId, purpose === 'reset' ? ['account', 'identified'] : ['account']);
    return startSession(inner, found.customer);
  });
  return presentSession(context, started);
}

/**
 * The password that was chosen at the sign-up, if that is what made the customer and the account, and nobody else has
 * signed up with the address since. Any other may be that of a stranger.
 */
function passwordOfSignUp(
  { passwordHash, confirmedAt }: FoundCustomer,
  asked: { passwordHash: string | null },
): string {
  if (asked.passwordHash !== null && asked.passwordHash === passwordHash && confirmedAt === null) {
    return passwordHash;
  }
  throw new ApiError(
    'parameter_missing',
    'password is missing. This token proves the address and brings no password along: let its reader choose a password, and send it with the same token.',
    { param: 'password' },
  );
}
