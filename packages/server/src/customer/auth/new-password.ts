import type { EffectContext } from '../../context.ts';
import { queueLetter } from '../../mail/queue.ts';
import { lockById, saveAccount } from './accounts.ts';
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

export const confirmAddress = (context: EffectContext, { token }: { token: string }) =>
  takeMailToken(context, { token, purpose: 'confirm' });

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
    const passwordHash = given.passwordHash ?? asked.passwordHash;
    if (found === undefined || passwordHash === null) throw new Error('A mail token without a password.');
    await saveAccount(inner, customerId, { passwordHash, confirmedAt: inner.now });
    await useUpMailTokens(inner, customerId);
    // Those of before had another password; after a reset nobody who was in stays in.
    await endSessionsOf(inner, customerId, purpose === 'reset' ? ['account', 'identified'] : ['account']);
    return startSession(inner, found.customer);
  });
  return presentSession(context, started);
}
