import type { Actor, Principal } from '../context.ts';
import type { CustomerFacts } from '../customer/facts.ts';
import type { RateLimits } from '../db/schema/index.ts';

/** What the middleware leaves for the steps after it. */
interface Variables {
  /** Of this call; of the first call when a stored response is replayed. */
  requestId: string;
  now: Date;
  principal: Principal;
  /** Who acts, where it is not the member behind a key. */
  actor?: Actor | undefined;
  /** Set for the calls of customers. */
  customer?: CustomerFacts | undefined;
  /** The limits of the team of the key. */
  teamRateLimits: RateLimits;
}

/** The connection on which a request came. */
export interface Connection {
  /** Breaks it, without an answer or in the midst of one. */
  cut(): void;
  /** Where the caller is: an IP address, as this server sees it. */
  address?: string | undefined;
}

export interface ServerEnvironment {
  Bindings: {
    /** Undefined when the request did not come over the network. */
    connection?: Connection | undefined;
  };
  Variables: Variables;
}
