import { fieldsOf } from '../core/envelope.ts';
import type { AuthCustomer, AuthSession } from '../types/index.ts';
import { elapsed, type Moment } from './clock.ts';

/** Who is logged in, and what proves it. */
export interface CustomerSession {
  readonly customer: AuthCustomer;
  /** Goes with each call, for 15 minutes. `getAccessToken()` gives one that is still good. */
  readonly accessToken: string;
  /** Gets the next pair of tokens, once. */
  readonly refreshToken: string;
}

/** A session, and how long its access token lives. */
export interface Held {
  readonly session: CustomerSession;
  /** Seconds from `since`. */
  readonly expiresIn: number;
  /** When it was received: the server's clock and the client's may differ by years. */
  readonly since: Moment;
}

/** A session as it lies in a storage. */
interface Stored {
  version: 1;
  session: CustomerSession;
  expiresIn: number;
  /** Milliseconds since 1970, by the clock of this device. */
  receivedAt: number;
}

/** A session that has just come from the server. */
export const hold = (
  { customer, accessToken, refreshToken, expiresIn }: AuthSession,
  since: Moment,
): Held => ({ session: { customer, accessToken, refreshToken }, expiresIn, since });

/** Milliseconds that the access token still lives. */
export const lifeLeft = ({ expiresIn, since }: Held, at: Moment): number =>
  expiresIn * 1_000 - elapsed(since, at);

export const toText = ({ session, expiresIn, since }: Held): string =>
  JSON.stringify({ version: 1, session, expiresIn, receivedAt: since.wall } satisfies Stored);

/** Reads what lay in a storage; `null` where it is no session, or one of another version. */
export function fromText(text: string, at: Moment): Held | null {
  try {
    const stored: unknown = JSON.parse(text);
    if (!isStored(stored)) return null;
    const { session, expiresIn, receivedAt } = stored;
    const said = at.wall - receivedAt;
    // From the future: the clock was set back, and nobody knows how old it is.
    const age = said < 0 ? Infinity : said;
    return { session, expiresIn, since: { wall: at.wall - age, steady: at.steady - age } };
  } catch {
    return null;
  }
}

/** Whether a newer version of this package has stored a text, which is left to it then. */
export function isNewer(text: string): boolean {
  try {
    return Number(fieldsOf(JSON.parse(text)).version) > 1;
  } catch {
    return false;
  }
}

function isStored(value: unknown): value is Stored {
  const { version, session, expiresIn, receivedAt } = fieldsOf(value);
  const { customer, accessToken, refreshToken } = fieldsOf(session);
  const { id, email, name } = fieldsOf(customer);
  return (
    version === 1 &&
    [accessToken, refreshToken, id, email, name].every((text) => typeof text === 'string') &&
    [expiresIn, receivedAt].every(Number.isFinite)
  );
}
