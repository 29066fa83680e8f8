// Who talks: a visitor, a customer that the site has signed, or the customer of an AuthClient. It guarantees:
// - However many calls need a session, one request makes it; one request identifies a customer.
// - A token is renewed when half of its time is over by the clock of this machine, from when it was received.
// - Nothing of one customer is done in the name of another: what was begun before a change (`epoch`) ends with it.

import { fieldsOf } from '../core/envelope.ts';
import { insist } from '../core/insist.ts';
import type { RequestOptions } from '../core/options.ts';
import type { Credentials } from '../core/request.ts';
import type { Transport } from '../core/transport.ts';
import { path } from '../core/url.ts';
import type { TokenSource } from '../customer/options.ts';
import { CStarError } from '../errors.ts';
import type { ChatCustomer, ChatSession } from '../types/index.ts';
import { asError } from './as-error.ts';
import { identityRequired, sessionOver } from './auth-error.ts';
import type { ChatIdentity } from './options.ts';
import { createSource } from './source.ts';
import { ageOf, type Kept, type Vault } from './vault.ts';

export interface SessionHost {
  /** Sends without a token by itself. */
  readonly transport: Transport;
  readonly vault: Vault;
  /** Who knows the customer instead of us. */
  readonly auth: TokenSource | undefined;
  /** Another customer, or nobody: what belongs to the one before ends, for this reason. */
  left(reason: CStarError): void;
  /** The same person has another token, or became known. */
  changed(): void;
  failed(error: CStarError): void;
}

export interface Session extends Credentials {
  /** The customer, `null` for a visitor. */
  readonly customer: ChatCustomer | null;
  readonly isIdentified: boolean;
  /** What tells this customer from another; nothing for a visitor. */
  readonly who: unknown;
  token(): Promise<string>;
  /** The token of a customer; rejects for a visitor. */
  customerToken(): Promise<string>;
  identify(customer: ChatIdentity, signature: string, options?: RequestOptions): Promise<ChatCustomer>;
  logout(options?: RequestOptions): Promise<void>;
  /** Listens to nobody any more. */
  close(): void;
}

const customerChanged = () =>
  new CStarError('Another customer is here now, or nobody. Call again.', { code: 'customer_changed' });
const loggedOut = () => new CStarError('The customer was logged out.', { code: 'logged_out' });
const ignore = () => undefined;
const isRefused = (error: unknown) => fieldsOf(error).code === 'invalid_token';

export function createSession(host: SessionHost): Session {
  const { transport, vault } = host;
  const source =
    host.auth &&
    createSource(host.auth, {
      left(isFoundOut) {
        const reason = customerChanged();
        leave(reason);
        if (isFoundOut) host.failed(reason);
      },
      entered: host.changed,
    });
  let kept = vault.read();
  let opening: Promise<string> | undefined;
  let identifying: { who: string; customer: Promise<ChatCustomer> } | undefined;
  /** What was done as a visitor comes along with who signed in by the source. */
  let claiming: Promise<void> | undefined;
  /** Moves on when somebody leaves. */
  let epoch = 0;
  /** The tokens of who is here now. */
  let tokens = new Set<string>();

  function use(token: string): string {
    tokens.add(token);
    return token;
  }

  function post<T>(what: ReturnType<typeof path>, body?: object, token?: string, options?: RequestOptions) {
    const headers = { ...options?.headers, authorization: token && `Bearer ${token}` };
    return transport.post<T>(what, body, { ...options, headers });
  }

  function adopt({ accessToken, expiresIn, customer }: ChatSession): void {
    const before = kept?.customer;
    if (before && before.id !== customer?.id) leave(customerChanged());
    kept = { token: accessToken, customer, goodFor: expiresIn * 1_000, receivedAt: Date.now() };
    vault.write(kept);
    if (before?.id !== customer?.id) host.changed();
  }

  function leave(reason: CStarError): void {
    epoch += 1;
    tokens = new Set();
    opening = undefined;
    identifying = claiming = undefined;
    if (kept) vault.remove(kept);
    kept = undefined;
    host.left(reason);
  }

  function checkEpoch(begun: number): void {
    if (begun !== epoch) throw customerChanged();
  }

  /** Makes a session, or renews the one there is. */
  async function open(): Promise<string> {
    const begun = epoch;
    const old = kept;
    const session = await post<ChatSession>(path`sessions`, undefined, old?.token).catch(async (error) => {
      if (!old) throw error;
      if (isRefused(error)) {
        checkEpoch(begun);
        lose(old);
        return kept ? undefined : post<ChatSession>(path`sessions`);
      }
      // It could not be renewed, but is good for a while.
      if (ageOf(old) < old.goodFor) return undefined;
      throw error;
    });
    checkEpoch(begun);
    // Of tabs that make one at a time, all take the one that was there first.
    const isTaken = !kept && takeUp();
    if (session && !isTaken) adopt(session);
    return use(kept?.token ?? '');
  }

  /** Takes what another tab keeps, if it does. */
  function takeUp(): boolean {
    kept = vault.read();
    if (kept?.customer) host.changed();
    return !!kept;
  }

  /** The server does not know a session any more. For a customer this is an end; a visitor gets a new one. */
  function lose(old: Kept): void {
    vault.remove(old);
    kept = vault.read();
    const { customer } = old;
    if (!customer) {
      // Another tab has identified the visitor.
      if (kept?.customer) host.changed();
      return;
    }
    if (kept?.customer?.id === customer.id) return;
    // What another tab keeps for somebody else is theirs.
    kept = undefined;
    const reason = sessionOver();
    leave(reason);
    host.failed(reason);
    throw reason;
  }

  async function settled(): Promise<void> {
    while (identifying) await identifying.customer.catch(ignore);
  }

  /** Where it fails, the session of the visitor stays for the next page; calls go on without what was theirs. */
  async function claim(token: string): Promise<void> {
    await opening?.catch(ignore);
    const visitor = kept ?? vault.read();
    if (!visitor || visitor.customer) return;
    try {
      await post(path`sessions/claim`, { visitorToken: visitor.token }, token);
      vault.remove(visitor);
      if (kept === visitor) kept = undefined;
    } catch (error) {
      // With the token that takes its place, it is tried again.
      if (isRefused(error)) claiming = undefined;
      else host.failed(asError(error));
    }
  }

  async function token(): Promise<string> {
    await settled();
    const begun = epoch;
    const given = await source?.ask();
    checkEpoch(begun);
    if (given) {
      claiming ??= claim(given);
      await claiming;
      checkEpoch(begun);
      return use(given);
    }
    if (!kept) takeUp();
    if (kept && ageOf(kept) * 2 < kept.goodFor) return use(kept.token);
    if (!opening) {
      const own = open().finally(() => {
        if (opening === own) opening = undefined;
      });
      opening = own;
    }
    return opening;
  }

  async function identifyAs(customer: object, signature: string, options?: RequestOptions) {
    const begun = epoch;
    // The tickets of a visitor go along with their token: no other may be on its way.
    await opening?.catch(ignore);
    const old = kept?.token;
    const send = (proof?: string) =>
      post<ChatSession>(path`identify`, { customer, signature }, proof, options);
    const session = await send(old).catch((error) => {
      if (old && isRefused(error)) return send();
      throw error;
    });
    checkEpoch(begun);
    adopt(session);
    // The contract vouches for it: who is identified has a customer.
    return session.customer as ChatCustomer;
  }

  const session: Session = {
    // A visitor whose session was lost goes on with another one; all others are told apart by `tokens`.
    keepsApart: true,
    get customer() {
      return source?.customer ?? kept?.customer ?? null;
    },
    get isIdentified() {
      return !!source?.isSignedIn || !!kept?.customer;
    },
    get who() {
      return source?.owner ?? kept?.customer?.id;
    },
    token,
    async customerToken() {
      await settled();
      await source?.ask();
      if (!session.isIdentified) throw identityRequired();
      return token();
    },
    async renew(refused = '') {
      // A call of somebody who was here before is not repeated in the name of another.
      if (!tokens.has(refused)) return false;
      if (source?.isSignedIn)
        return ![refused, null].includes(await source.ask(refused)) && tokens.has(refused);
      await settled();
      if (kept?.token === refused) lose(kept);
      return tokens.has(refused);
    },
    identify({ id, externalId, ...facts }, signature, options) {
      insist(!source, 'auth', 'left out to use identify: with it, the customer is who is signed in there');
      insist(typeof facts.email === 'string', 'customer.email', "the customer's e-mail address");
      const ownId = (externalId ?? id)?.toString();
      const who = JSON.stringify([facts.email, ownId]);
      if (identifying?.who === who) return identifying.customer;
      const { email = facts.email, externalId: known } = kept?.customer ?? {};
      const isSame =
        ownId && known ? ownId === known : `${email}`.toLowerCase() === facts.email.toLowerCase();
      if (identifying || !isSame) session.logout().catch(ignore);
      const customer = identifyAs({ ...facts, externalId: ownId }, signature, options).finally(() => {
        if (identifying === own) identifying = undefined;
      });
      const own = { who, customer };
      identifying = own;
      return customer;
    },
    async logout(options) {
      const old = kept?.token;
      leave(loggedOut());
      if (!old) return;
      await post(path`logout`, {}, old, options).then(ignore, (error) => {
        if (!isRefused(error)) throw error;
      });
    },
    close: () => source?.close(),
  };
  return session;
}
