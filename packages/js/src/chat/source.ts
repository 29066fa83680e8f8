import { fieldsOf } from '../core/envelope.ts';
import type { TokenSource } from '../customer/options.ts';
import { ownerOf } from '../customer/proof.ts';
import type { ChatCustomer } from '../types/index.ts';

/** Somebody else who knows the customer: an AuthClient, or a function that gives a token. */
export interface Source {
  /** Whether it gave a token, or told of a customer, the last time. */
  readonly isSignedIn: boolean;
  /** The customer, where the source tells more than a token. */
  readonly customer: ChatCustomer | null;
  /** What tells who is signed in from somebody else: the customer's id, or else the session in the token. */
  readonly owner: unknown;
  /** A token that is good now, `null` when nobody is signed in. */
  ask(refused?: string): Promise<string | null>;
  close(): void;
}

export interface SourceHost {
  /** Somebody else is signed in than before, or nobody any more: told by the source, or found out by asking. */
  left(isFoundOut: boolean): void;
  /** Somebody signed in where nobody was. */
  entered(): void;
}

const customerOf = (session: unknown): ChatCustomer | null => {
  const { id, email, name } = fieldsOf(fieldsOf(session).customer);
  return typeof id === 'string' ? { id, email: `${email}`, name: `${name}`, externalId: null } : null;
};

/** An AuthClient tells; other sources know a token at most. */
function sessionOf(auth: TokenSource): unknown {
  const { getSession } = fieldsOf(auth);
  return typeof getSession === 'function' ? getSession.call(auth) : null;
}

/** Listens to a source, if it tells who is signed in. */
export function createSource(auth: TokenSource, host: SourceHost): Source {
  let isSignedIn = false;
  let customer = customerOf(sessionOf(auth));
  let owner: unknown = customer?.id;
  /** So many questions were asked; a later one than this has not been answered. */
  let asked = 0;
  let answered = 0;

  function become(isIn: boolean, next: ChatCustomer | null, token?: string): void {
    const wasIn = isSignedIn;
    const nextOwner = next?.id ?? (ownerOf(token) || undefined);
    const isOther = owner !== undefined && owner !== nextOwner;
    isSignedIn = isIn;
    customer = next;
    owner = nextOwner;
    if (isOther || (wasIn && !isIn)) host.left(token !== undefined);
    else if (isIn && !wasIn) host.entered();
  }

  const told = (session: unknown) => become(!!session, customerOf(session));
  const { onSessionChange } = fieldsOf(auth);
  const off: unknown = typeof onSessionChange === 'function' && onSessionChange.call(auth, told);

  return {
    get isSignedIn() {
      return isSignedIn || customer !== null;
    },
    get customer() {
      return customer;
    },
    get owner() {
      return owner;
    },
    async ask(refused) {
      asked += 1;
      const own = asked;
      const token = (await (typeof auth === 'function' ? auth() : auth.getAccessToken({ refused }))) || null;
      // What a later question found out holds.
      if (own < answered) return token;
      answered = own;
      become(token !== null, token === null ? null : customerOf(sessionOf(auth)), token ?? '');
      return token;
    },
    close: () => typeof off === 'function' && off(),
  };
}
