import { type CallContext, partitionOf } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { RateCounter } from '../rate-counter.ts';
import { factsOf } from './require.ts';

type Counting = Pick<CallContext, 'customer' | 'principal'>;

/** Where a limit stands after a call was counted. */
export interface Standing {
  limit: number;
  used: number;
  millisecondsLeft: number;
}

/** Whether the address counts too: whoever has no name can be somebody new with each call. */
export const isNameless = (context: Counting): boolean => factsOf(context).caller?.type !== 'customer';

/** The session, or the address of whoever has none. */
export function whoCalls(context: Counting): string {
  const { caller, address } = factsOf(context);
  return caller === null ? `address:${address}` : `session:${caller.sessionId}`;
}

/** The address behind all sessions of visitors. */
export const whereFrom = (context: Counting): string => `network:${factsOf(context).address}`;

/** Counts one of `what` against somebody, within the team and its environment. */
export async function countOne(
  counter: RateCounter,
  context: Counting,
  { what, who, limit, seconds }: { what: string; who: string; limit: number; seconds?: number },
): Promise<Standing> {
  const { teamId, environment } = partitionOf(context);
  return { limit, ...(await counter.count(`${what}:${teamId}:${environment}:${who}`, seconds)) };
}

export const isOver = ({ used, limit }: Standing): boolean => used > limit;

const secondsUntil = ({ millisecondsLeft }: Standing): number =>
  Math.max(1, Math.ceil(millisecondsLeft / 1_000));

/** @param rule What is allowed, as a sentence. */
export const tooMany = (standing: Standing, rule: string): ApiError => {
  const seconds = secondsUntil(standing);
  return new ApiError('rate_limit_exceeded', `${rule} Wait ${seconds} seconds, then try again.`, {
    retryAfter: seconds,
  });
};
