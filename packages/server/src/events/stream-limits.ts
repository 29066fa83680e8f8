import type { KeyType } from '../db/schema/index.ts';
import type { Tenant } from '../db/tenant.ts';
import { ApiError } from '../errors.ts';

/** How many streams a partition may have open on one server, by the kind of their keys. */
export type StreamLimits = Record<KeyType, number>;

export const defaultStreamLimits: StreamLimits = { secret: 2_000, publishable: 100 };

/** Who wants a place. */
interface Claim {
  partition: Tenant;
  keyType: KeyType;
}

/** The places for streams. */
export interface Places {
  /** @throws ApiError when none is free. */
  take(claim: Claim): void;
  giveBack(claim: Claim): void;
}

/** Streams last, so that nobody knows when a place will be free: long enough not to be asked all the time. */
const secondsUntilNextTry = 30;

export function createPlaces(limits: StreamLimits): Places {
  const taken = new Map<string, number>();
  const keyOf = ({ partition: { teamId, environment }, keyType }: Claim) =>
    `${teamId} ${environment} ${keyType}`;
  return {
    take(claim) {
      const key = keyOf(claim);
      const count = taken.get(key) ?? 0;
      const limit = limits[claim.keyType];
      if (count >= limit) {
        throw new ApiError(
          'rate_limit_exceeded',
          `The ${claim.keyType} keys of this team have ${limit} streams of events open, and may not have more. End one, or try again in ${secondsUntilNextTry} seconds.`,
          { retryAfter: secondsUntilNextTry },
        );
      }
      taken.set(key, count + 1);
    },
    giveBack(claim) {
      const key = keyOf(claim);
      const left = (taken.get(key) ?? 0) - 1;
      if (left > 0) taken.set(key, left);
      else taken.delete(key);
    },
  };
}
