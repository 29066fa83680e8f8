import type { Principal } from '../context.ts';
import type { RateLimits } from '../db/schema/index.ts';

/** What the middleware leaves for the steps after it. */
interface Variables {
  /** Of this call; of the first call when a stored response is replayed. */
  requestId: string;
  now: Date;
  principal: Principal;
  /** The limits of the team of the key. */
  teamRateLimits: RateLimits;
}

export interface ServerEnvironment {
  Variables: Variables;
}
