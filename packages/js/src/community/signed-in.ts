import { type Call, uniqueKey } from '../core/build.ts';
import { readOne } from '../core/envelope.ts';
import { type Credentials, type Host, perform } from '../core/request.ts';
import type { Exchange } from '../core/result.ts';
import { Transport } from '../core/transport.ts';
import { CStarAuthenticationError } from '../errors.ts';

/**
 * The way of a client for what only customers may do. Without a token nothing is sent: the server would refuse it
 * anyway, and could not say what the page has to do. Each write has a key that stays the same over its retries.
 */
export class SignedIn extends Transport {
  /** What this way shares with the way it is made from: calls under way, and the facts of the latest answer. */
  readonly host: Host;

  constructor(way: Transport) {
    super(way.settings, way.root);
    this.host = {
      // A page that asks again for an answer that was lost must not write a second post.
      settings: { ...way.settings, makeKey: uniqueKey },
      open: way.open,
      root: way.root,
      credentials: insisting(way.credentials),
      get lastMeta() {
        return way.lastMeta;
      },
      set lastMeta(read) {
        way.lastMeta = read;
      },
    };
  }

  override exchange<T>(call: Call): Promise<Exchange<T>> {
    // The contract, not this code, vouches for the type of what the server sends.
    return perform(this.host, call, readOne, (contents) => contents.data as T);
  }
}

const insisting = (credentials: Credentials | undefined): Credentials => ({
  async token() {
    const token = await credentials?.token();
    if (token) return token;
    throw new CStarAuthenticationError(
      credentials
        ? 'Nobody is signed in. Log in or sign up first, then try again.'
        : 'Only customers may do this. Make the client with auth: an AuthClient, or a function that gives the access token.',
      { code: 'authentication_required' },
    );
  },
  renew: async (refused) => credentials?.renew(refused) ?? false,
});
