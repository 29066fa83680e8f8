import { createHash } from 'node:crypto';
import type { EffectContext } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { factsOf } from '../require.ts';

const quarter = 15 * 60;
const hour = 60 * 60;

/** How often something may be tried: so many times in so many seconds, per team and environment. */
const limits = {
  loginPerAccount: { tries: 10, seconds: quarter, what: 'log-ins of one account' },
  loginPerAddress: { tries: 50, seconds: quarter, what: 'log-ins from one address' },
  signupPerEmail: { tries: 5, seconds: hour, what: 'sign-ups with one e-mail address' },
  signupPerAddress: { tries: 50, seconds: hour, what: 'sign-ups from one address' },
  forgotPerEmail: { tries: 5, seconds: hour, what: 'requests for a new password of one account' },
  forgotPerAddress: { tries: 50, seconds: hour, what: 'requests for a new password from one address' },
} as const;

export interface Attempt {
  /** Nobody tried to guess: the tries of the account are forgotten, and this one of the address. */
  succeeded(): Promise<void>;
}

/**
 * Counts an attempt against its account, be there one or not, and against the address that it came from. Before
 * the work, not after it: attempts at the same time would all pass otherwise.
 *
 * @throws ApiError when it is one too many
 */
export async function attempt(
  context: EffectContext,
  action: 'login' | 'signup' | 'forgot',
  email: string,
): Promise<Attempt> {
  const { rateCounter } = context.services;
  const perAccount = action === 'login' ? 'loginPerAccount' : (`${action}PerEmail` as const);
  const accountKey = keyOf(context, perAccount, email);
  const addressKey = keyOf(context, `${action}PerAddress`, factsOf(context).address);
  await count(context, `${action}PerAddress`, addressKey);
  await count(context, perAccount, accountKey);
  return {
    async succeeded() {
      await rateCounter.forget(accountKey);
      await rateCounter.giveBack(addressKey);
    },
  };
}

/** Hashed: the table of counts holds no addresses of people, and its keys have one length. */
function keyOf({ principal }: EffectContext, limit: keyof typeof limits, subject: string): string {
  const { teamId, environment } = principal;
  const digest = createHash('sha256').update(`${teamId}:${environment}:${subject}`).digest('base64url');
  return `auth:${limit}:${digest}`;
}

async function count({ services }: EffectContext, name: keyof typeof limits, key: string): Promise<void> {
  const { tries, seconds, what } = limits[name];
  const { used, millisecondsLeft } = await services.rateCounter.count(key, seconds);
  if (used <= tries) return;
  const secondsLeft = Math.max(1, Math.ceil(millisecondsLeft / 1_000));
  throw new ApiError(
    'rate_limit_exceeded',
    `There were too many ${what}: ${tries} are allowed in ${seconds / 60} minutes. Wait ${secondsLeft} seconds, then try again.`,
    { retryAfter: secondsLeft },
  );
}
