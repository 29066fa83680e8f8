import type { Context, EffectContext } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { conflictOf } from '../../http/conflicts.ts';
import { queueLetter } from '../../mail/queue.ts';
import { createCustomer } from '../../resources/customers/operations.ts';
import { type AccountRules, accountRules } from '../access-settings.ts';
import { lockByEmail, saveAccount } from './accounts.ts';
import { attempt } from './limits.ts';
import { askToConfirm, keepNoPassword } from './mail-tokens.ts';
import { hashPassword } from './password.ts';
import { presentSession } from './present.ts';
import { requireMail } from './require-mail.ts';
import { type StartedSession, startSession } from './sessions.ts';

interface Wish {
  email: string;
  name: string;
  password: string;
}

/** Makes an account. A customer who is there already is never taken over: only a mail to their address leads to them. */
export async function signUp(context: EffectContext, wish: Wish) {
  await attempt(context, 'signup', wish.email);
  const rules = await context.transaction('read', accountRules);
  if (!rules.signupsEnabled) {
    throw new ApiError(
      'insufficient_permissions',
      'This team does not let customers make accounts themselves. Ask the team for one, or log in.',
    );
  }
  // Also where this address would need none: the answer does not tell which addresses are known.
  requireMail(context);
  // Whether there is an account already or not: how long the answer takes does not tell.
  const passwordHash = await hashPassword(wish.password);
  const started = await onceMoreAfterConflict(() =>
    context.transaction('write', (inner) => welcome(inner, { ...wish, passwordHash, rules })),
  );
  context.services.postman?.wake();
  if (started !== undefined) return presentSession(context, started);
  return { object: 'confirmation_pending' as const, email: wish.email };
}

/** Undefined when the address has to be confirmed first. */
async function welcome(
  inner: Context,
  { email, name, passwordHash, rules }: Wish & { passwordHash: string; rules: AccountRules },
): Promise<StartedSession | undefined> {
  const found = await lockByEmail(inner, email);
  if (found === undefined) {
    const themselves = inner.as({ type: 'customer', id: null, name });
    const customer = await createCustomer(themselves, { name, email });
    await saveAccount(inner, customer, { passwordHash, confirmedAt: null });
    if (!rules.confirmEmail) return startSession(inner, customer);
    await askToConfirm(inner, customer, passwordHash);
    return undefined;
  }
  // Who asks may be anybody: the password of somebody else's customer is for the reader of the mail to choose.
  if (found.passwordHash === null) {
    await askToConfirm(inner, found.customer, null);
    return undefined;
  }
  await keepNoPassword(inner, found.customer.id);
  await queueLetter(inner, { kind: 'exists', email });
  return undefined;
}

/** Two sign-ups at once: the second one finds, when it looks again, what the first one made. */
async function onceMoreAfterConflict<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (conflictOf(error) === undefined) throw error;
    return work();
  }
}
