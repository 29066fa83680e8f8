import type { Call } from '../core/build.ts';
import { readOne } from '../core/envelope.ts';
import type { Credentials, Proof, Provable } from '../core/proof.ts';
import { type Host, perform } from '../core/request.ts';
import type { Exchange } from '../core/result.ts';
import { Transport } from '../core/transport.ts';
import { proofOf } from '../customer/proof.ts';
import { CStarAuthenticationError } from '../errors.ts';

/**
 * The way of a client for what only customers may do. Without a token nothing is sent: the server would refuse it
 * anyway, and could not say what the page has to do.
 */
export class SignedIn extends Transport {
  /** What this way shares with the way it is made from: calls under way, and the facts of the latest answer. */
  readonly host: Host;

  constructor(way: Transport) {
    super(way.settings, way.root);
    this.host = {
      settings: { ...way.settings, prove: insisting },
      open: way.open,
      root: way.root,
      credentials: way.credentials ?? nobody,
      get lastMeta() {
        return way.lastMeta;
      },
      set lastMeta(read) {
        way.lastMeta = read;
      },
    };
  }

  override exchange<T>(call: Call): Promise<Exchange<T>> {
    return send(this.host, call);
  }

  /** Prepares a call for who is signed in now: sent later, it is theirs or fails. */
  prepare<T>(call: Call): () => Promise<Exchange<T>> {
    const { settings, credentials = nobody } = this.host;
    const proof = insisting(credentials, call);
    proof?.token(0).catch(() => undefined);
    // Not a copy, which would keep the facts of its answer to itself.
    const host: Host = Object.create(this.host, { settings: { value: { ...settings, prove: () => proof } } });
    return () => send(host, call);
  }
}

// The contract, not this code, vouches for the type of what the server sends.
const send = <T>(host: Host, call: Call): Promise<Exchange<T>> =>
  perform(host, call, readOne, (contents) => contents.data as T);

/** Where there is no option `auth`. */
const nobody: Credentials = { token: async () => undefined, renew: async () => false };

function insisting(credentials: Credentials, call: Provable): Proof | undefined {
  const proof = proofOf(credentials, call, false);
  return (
    proof && {
      ...proof,
      async token(attempts) {
        const token = await proof.token(attempts);
        if (token) return token;
        throw new CStarAuthenticationError(
          credentials === nobody
            ? 'Only customers may do this. Make the client with auth: an AuthClient, or a function that gives the access token.'
            : 'Nobody is signed in. Log in or sign up first, then try again.',
          { code: 'authentication_required' },
        );
      },
    }
  );
}
