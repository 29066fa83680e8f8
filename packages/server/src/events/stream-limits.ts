import type { KeyType } from '../db/schema/index.ts';
import type { Tenant } from '../db/tenant.ts';
import { ApiError } from '../errors.ts';

/** How many streams a partition may have open on one server, by the kind of who reads them. */
export type StreamLimits = Record<KeyType | 'chat' | 'session' | 'address', number>;

export const defaultStreamLimits: StreamLimits = {
  secret: 2_000,
  publishable: 100,
  /** Those of all its customers. */
  chat: 2_000,
  /** Those of one session of a customer: a page needs one. */
  session: 5,
  /** Those of the visitors behind one address, who get a new session for nothing. */
  address: 20,
};

/** Who reads a stream, for as long as it holds. */
export type Holder = { type: 'key'; id: string; keyType: KeyType } | SessionHolder;

interface SessionHolder {
  type: 'session';
  id: string;
  /** Where it is read, when it is that of a visitor; null for customers. */
  visitorFrom: string | null;
}

/** Who wants a place. */
interface Claim {
  partition: Tenant;
  holder: Holder;
}

/** The places for streams. */
export interface Places {
  /** @throws ApiError when none is free. */
  take(claim: Claim): void;
  giveBack(claim: Claim): void;
}

/** Streams last, so that nobody knows when a place will be free: long enough not to be asked all the time. */
const secondsUntilNextTry = 30;

/** One of the limits that a stream counts against. */
interface Counted {
  key: string;
  limit: number;
  who: string;
}

function countedOf({ partition: { teamId, environment }, holder }: Claim, limits: StreamLimits): Counted[] {
  const partition = `${teamId} ${environment}`;
  if (holder.type === 'key') {
    const { keyType } = holder;
    return [
      {
        key: `${partition} ${keyType}`,
        limit: limits[keyType],
        who: `The ${keyType} keys of this team have`,
      },
    ];
  }
  const { id, visitorFrom } = holder;
  const all = [
    { key: `${partition} session ${id}`, limit: limits.session, who: 'This session has' },
    { key: `${partition} chat`, limit: limits.chat, who: 'The customers of this team have' },
  ];
  if (visitorFrom === null) return all;
  return [
    ...all,
    {
      key: `${partition} address ${visitorFrom}`,
      limit: limits.address,
      who: 'Visitors behind this address have',
    },
    // The other half stays for those whom the team knows.
    {
      key: `${partition} visitors`,
      limit: Math.ceil(limits.chat / 2),
      who: 'The visitors of this team have',
    },
  ];
}

export function createPlaces(limits: StreamLimits): Places {
  const taken = new Map<string, number>();
  const refuse = ({ who, limit }: Counted) => {
    throw new ApiError(
      'rate_limit_exceeded',
      `${who} ${limit} streams of events open, and may not have more. End one, or try again in ${secondsUntilNextTry} seconds.`,
      { retryAfter: secondsUntilNextTry },
    );
  };
  return {
    take(claim) {
      const counted = countedOf(claim, limits);
      for (const one of counted) if ((taken.get(one.key) ?? 0) >= one.limit) refuse(one);
      for (const { key } of counted) taken.set(key, (taken.get(key) ?? 0) + 1);
    },
    giveBack(claim) {
      for (const { key } of countedOf(claim, limits)) {
        const left = (taken.get(key) ?? 0) - 1;
        if (left > 0) taken.set(key, left);
        else taken.delete(key);
      }
    },
  };
}
