import { createHash } from 'node:crypto';
import type { EffectContext } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { factsOf } from '../require.ts';

const quarter = 15 * 60;
const hour = 60 * 60;

/** How often something may be tried: so many times in so many seconds, per team and environment. */
const limits = {
  loginPerEmail: { tries: 100, seconds: quarter, what: 'log-ins of one account' },
  loginPerEmailAndAddress: {
    tries: 10,
    seconds: quarter,
    what: 'log-ins of one account from one address',
  },
  loginPerAddress: { tries: 50, seconds: quarter, what: 'log-ins from one address' },
  signupPerEmail: { tries: 5, seconds: hour, what: 'sign-ups with one e-mail address' },
  signupPerAddress: { tries: 50, seconds: hour, what: 'sign-ups from one address' },
  forgotPerEmail: { tries: 5, seconds: hour, what: 'requests for a new password of one account' },
  forgotPerAddress: { tries: 50, seconds: hour, what: 'requests for a new password from one address' },
} as const;

export interface Attempt {
  /** Nobody tried to guess: the tries of the account from this address are forgotten, and this one elsewhere. */
  succeeded(): Promise<void>;
}

/**
 * Counts an attempt against its account, be there one or not, and against the address that it came from. Before
 * the work, not after it: attempts at the same time would all pass otherwise. What is refused for its address is not
 * counted against the account: a stranger needs many addresses to keep its owner out.
 *
 * @throws ApiError when it is one too many
 */
export async function attempt(
  context: EffectContext,
  action: 'login' | 'signup' | 'forgot',
  email: string,
): Promise<Attempt> {
  const { rateCounter } = context.services;
  const { address } = factsOf(context);
  const addressKey = keyOf(context, `${action}PerAddress`, address);
  const accountKey = keyOf(context, `${action}PerEmail`, email);
  const pairKey = keyOf(context, 'loginPerEmailAndAddress', `${address} ${email}`);
  await count(context, `${action}PerAddress`, addressKey);
  if (action === 'login') await count(context, 'loginPerEmailAndAddress', pairKey);
  await count(context, `${action}PerEmail`, accountKey);
  return {
    async succeeded() {
      await rateCounter.forget(pairKey);
      await rateCounter.giveBack(addressKey);
      await rateCounter.giveBack(accountKey);
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
