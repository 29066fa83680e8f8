import { fieldsOf } from '../core/envelope.ts';
import { follow } from '../core/follow.ts';
import { insist } from '../core/insist.ts';
import type { RequestOptions } from '../core/options.ts';
import { CStarPromise } from '../core/result.ts';
import { type Path, path } from '../core/url.ts';
import { CustomerClient } from '../customer/client.ts';
import { CStarAuthenticationError, CStarError } from '../errors.ts';
import type {
  AuthAccepted,
  AuthConfirmParams,
  AuthCustomer,
  AuthForgotPasswordParams,
  AuthLoggedOut,
  AuthLoginParams,
  AuthResetPasswordParams,
  AuthSession,
  AuthSignupParams,
  AuthSignupResult,
} from '../types/index.ts';
import { now } from './clock.ts';
import { times } from './decide.ts';
import { createKeeper, type Keeper, type SessionListener } from './keeper.ts';
import type { AccessTokenOptions, AuthClientOptions, LogoutParams } from './options.ts';
import { createRefresher, type Refresher } from './refresher.ts';
import { sendWithoutToken } from './send.ts';
import { type CustomerSession, type Held, hold } from './session.ts';

/**
 * Accounts of your customers: they sign up, log in, and stay logged in. Give it to the other clients as `auth`, and
 * their calls carry its token.
 *
 * The session outlives the page, in `localStorage`. Tabs follow each other: a login or a logout in one is one in all.
 * An access token is refreshed when somebody asks for one, from 30 seconds before its end, once for all who ask; a
 * wrong clock of the device does no harm. Constructing a client touches nothing, so a server that renders pages may do
 * so.
 *
 * @example
 * ```ts
 * import { AuthClient } from '@cstar.help/js/auth';
 *
 * const auth = new AuthClient({ teamSlug: 'acme' });
 * const off = auth.onSessionChange((session) => {
 *   document.title = session ? `Hello ${session.customer.name}` : 'Log in';
 * });
 * await auth.login({ email: 'ada@example.com', password: 'correct horse battery' });
 * off();
 * ```
 */
export class AuthClient extends CustomerClient {
  readonly #keeper: Keeper;
  readonly #refresher: Refresher;
  /** The calls that begin or end a session are numbered, and none undoes what a later one did. */
  #calls = 0;
  #latest = 0;

  constructor(options: AuthClientOptions) {
    super('auth', { ...options, auth: { getAccessToken: (asked) => this.getAccessToken(asked) } });
    const { teamSlug, environment, storage = 'local' } = options;
    insist(
      storage === 'local' || storage === 'memory' || typeof fieldsOf(storage).getItem === 'function',
      'storage',
      "'local', 'memory', or an object like localStorage",
    );
    this.#keeper = createKeeper(`cstar_session_${teamSlug}${environment === 'test' ? ':test' : ''}`, storage);
    const timeout = Math.min(times.attempt, this.transport.settings.timeout);
    this.#refresher = createRefresher(this.#keeper, async ({ session: { refreshToken } }, given) => {
      const deadline = Math.min(times.refresh, given.deadline ?? Infinity);
      const { data } = await sendWithoutToken<AuthSession>(
        this.transport,
        path`refresh`,
        { refreshToken },
        { timeout, ...given, deadline },
      );
      return hold(data, now());
    });
  }

  /** Whether somebody is logged in, as far as this device knows. With a storage of your own that is asynchronous, not before it has answered. */
  get isAuthenticated(): boolean {
    return this.#keeper.held() !== null;
  }

  /** The access token as it is, perhaps at its end; `null` when nobody is logged in. For calls of your own, use {@link AuthClient.getAccessToken}. */
  get accessToken(): string | null {
    return this.getSession()?.accessToken ?? null;
  }

  /**
   * Who is logged in, from what this device knows: no call is made. The same object until it changes.
   *
   * @example
   * ```ts
   * import { AuthClient } from '@cstar.help/js/auth';
   *
   * const customer = new AuthClient({ teamSlug: 'acme' }).getCustomer();
   * console.log(customer ? customer.email : 'Nobody is logged in.');
   * ```
   */
  getCustomer(): AuthCustomer | null {
    return this.getSession()?.customer ?? null;
  }

  /** The session with its tokens; `null` when nobody is logged in. The same object until it changes. Do not log it. */
  getSession(): CustomerSession | null {
    return this.#keeper.held()?.session ?? null;
  }

  /**
   * Makes an account and logs in. Where your team has addresses confirmed first, nobody is logged in yet: a mail is on
   * its way, and its token goes to {@link AuthClient.confirm}. The same goes for an address that your team knows
   * already, so that the answer does not tell who is a customer.
   *
   * @param params `email`, `password` (8 to 200 characters) and `name`
   * @returns the session, or an object without `accessToken` whose `object` is `confirmation_pending`
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when your team has switched sign-ups off
   * @throws CStarRateLimitError after too many attempts
   * @throws CStarFeatureNotConfiguredError when it needs a mail, and the server cannot send any
   * @endpoint POST /api/auth/{team}/signup
   * @example
   * ```ts
   * import { AuthClient } from '@cstar.help/js/auth';
   *
   * const auth = new AuthClient({ teamSlug: 'acme' });
   * const result = await auth.signup({
   *   email: 'ada@example.com',
   *   password: 'correct horse battery',
   *   name: 'Ada Lovelace',
   * });
   * if (result.object === 'confirmation_pending') console.log(`A mail is on its way to ${result.email}.`);
   * else console.log(`Welcome, ${result.customer.name}.`);
   * ```
   */
  signup(params: AuthSignupParams, options?: RequestOptions): CStarPromise<AuthSignupResult> {
    return this.#begin(path`signup`, params, options);
  }

  /**
   * Logs in with a password. An unknown address and a wrong password are refused with the same words.
   *
   * @param params `email` and `password`
   * @throws CStarAuthenticationError when they belong to no account; `code` is `invalid_credentials`
   * @throws CStarPermissionError when the address has to be confirmed first
   * @throws CStarRateLimitError after too many attempts for this account or from this address
   * @throws CStarError with the code `session_superseded` when a later login or logout was faster
   * @endpoint POST /api/auth/{team}/login
   * @example
   * ```ts
   * import { AuthClient, CStarAuthenticationError } from '@cstar.help/js/auth';
   *
   * const auth = new AuthClient({ teamSlug: 'acme' });
   * try {
   *   const { customer } = await auth.login({ email: 'ada@example.com', password: 'a guess' });
   *   console.log(`Hello ${customer.name}.`);
   * } catch (error) {
   *   if (!(error instanceof CStarAuthenticationError)) throw error;
   *   console.log('E-mail address or password are not right.');
   * }
   * ```
   */
  login(params: AuthLoginParams, options?: RequestOptions): CStarPromise<AuthSession> {
    return this.#begin(path`login`, params, options);
  }

  /**
   * Logs out: here and in the other tabs at once, whatever the network says, and then on the server. When it rejects,
   * this device is logged out all the same, but the server may not know.
   *
   * @param params `everywhere`: ends every session of the customer, on all devices
   * @throws CStarAuthenticationError when it shall be everywhere and nobody was logged in here; `param` is `refreshToken`
   * @endpoint POST /api/auth/{team}/logout
   * @example
   * ```ts
   * import { AuthClient } from '@cstar.help/js/auth';
   *
   * const auth = new AuthClient({ teamSlug: 'acme' });
   * await auth.logout({ everywhere: true });
   * ```
   */
  logout(params: LogoutParams = {}, options?: RequestOptions): CStarPromise<AuthLoggedOut> {
    this.#calls += 1;
    const call = this.#calls;
    const leave = async () => {
      const loading = this.#keeper.ready();
      if (loading) await loading;
      // Not if somebody has logged in while the storage was being read.
      const isLatest = call > this.#latest;
      const refreshToken = isLatest ? this.getSession()?.refreshToken : undefined;
      // A storage may take its time, which the server need not wait for.
      const stored = isLatest ? this.#change(call, null) : undefined;
      const exchange = await sendWithoutToken<AuthLoggedOut>(
        this.transport,
        path`logout`,
        { ...params, refreshToken },
        options,
      );
      await stored;
      return exchange;
    };
    return new CStarPromise(leave());
  }

  /**
   * Refreshes the session now. There is seldom a need: {@link AuthClient.getAccessToken} and the other clients do so
   * in time. Who asks while one is under way gets the same; where another tab has just done it, no call is made.
   *
   * @param options `signal` ends the wait; the others count when this is the call that begins the refresh
   * @throws CStarAuthenticationError when nobody is logged in, or not any more; `code` is `authentication_required`
   * @throws CStarConnectionError when the server cannot be reached; the session stays
   * @endpoint POST /api/auth/{team}/refresh
   * @example
   * ```ts
   * import { AuthClient } from '@cstar.help/js/auth';
   *
   * const { customer } = await new AuthClient({ teamSlug: 'acme' }).refresh();
   * console.log(customer.name);
   * ```
   */
  refresh(options?: RequestOptions): Promise<CustomerSession> {
    const renew = async () => {
      await this.#keeper.ready();
      if (this.isAuthenticated) await this.#refresher.renew(options);
      const session = this.getSession();
      if (session) return session;
      throw new CStarAuthenticationError('Nobody is logged in, or not any more. Call login() first.', {
        code: 'authentication_required',
      });
    };
    return follow(this.transport.open, options?.signal, renew);
  }

  /**
   * Has a mail sent with a link to set a new password. Accepted whether there is such an account or not.
   *
   * @param params the e-mail address, bare or as `email`
   * @throws CStarValidationError when it is no e-mail address
   * @throws CStarRateLimitError after too many attempts
   * @throws CStarFeatureNotConfiguredError when the server cannot send mails
   * @endpoint POST /api/auth/{team}/password/forgot
   * @example
   * ```ts
   * import { AuthClient } from '@cstar.help/js/auth';
   *
   * await new AuthClient({ teamSlug: 'acme' }).forgotPassword('ada@example.com');
   * ```
   */
  forgotPassword(
    params: string | AuthForgotPasswordParams,
    options?: RequestOptions,
  ): CStarPromise<AuthAccepted> {
    const body = typeof params === 'string' ? { email: params } : params;
    return new CStarPromise(sendWithoutToken(this.transport, path`password/forgot`, body, options));
  }

  /**
   * Sets a new password with the token from the mail, and logs in. All other sessions of the customer end.
   *
   * @param params `token` from the link, and `password` (8 to 200 characters)
   * @throws CStarAuthenticationError when the token is used, too old or unknown; `code` is `invalid_token`
   * @throws CStarValidationError when the password is too short or too long
   * @endpoint POST /api/auth/{team}/password/reset
   * @example
   * ```ts
   * import { AuthClient } from '@cstar.help/js/auth';
   *
   * const token = new URLSearchParams(location.search).get('token') ?? '';
   * await new AuthClient({ teamSlug: 'acme' }).resetPassword({ token, password: 'a new, long one' });
   * ```
   */
  resetPassword(params: AuthResetPasswordParams, options?: RequestOptions): CStarPromise<AuthSession> {
    return this.#begin(path`password/reset`, params, options);
  }

  /**
   * Confirms the address of a new account with the token from the mail, and logs in. The password is that of the
   * sign-up only if that was the one sign-up with an address that was new to your team. Otherwise somebody else may
   * have chosen it, so ask the reader for a `password` and send it with the same token, which is still good.
   *
   * @param params the token, bare or as `token` with a `password` (8 to 200 characters)
   * @throws CStarAuthenticationError when the token is used, too old or unknown; `code` is `invalid_token`
   * @throws CStarValidationError when a password is needed, or is too short or too long; `param` is `password`
   * @endpoint POST /api/auth/{team}/confirm
   * @example
   * ```ts
   * import { AuthClient } from '@cstar.help/js/auth';
   *
   * const token = new URLSearchParams(location.search).get('token') ?? '';
   * const { customer } = await new AuthClient({ teamSlug: 'acme' }).confirm(token);
   * console.log(`Welcome, ${customer.name}.`);
   * ```
   */
  confirm(params: string | AuthConfirmParams, options?: RequestOptions): CStarPromise<AuthSession> {
    return this.#begin(path`confirm`, typeof params === 'string' ? { token: params } : params, options);
  }

  /**
   * Asks the server who is logged in. {@link AuthClient.getCustomer} knows without a call.
   *
   * @throws CStarAuthenticationError when nobody is, or the session has ended
   * @endpoint GET /api/auth/{team}/me
   * @example
   * ```ts
   * import { AuthClient } from '@cstar.help/js/auth';
   *
   * const { email } = await new AuthClient({ teamSlug: 'acme' }).me();
   * console.log(email);
   * ```
   */
  me(options?: RequestOptions): CStarPromise<AuthCustomer> {
    return this.transport.get(path`me`, options);
  }

  /**
   * An access token that is good now, for calls of your own; `null` when nobody is logged in, or not any more. It is
   * refreshed if it ends within 30 seconds, once for all who ask at the same time.
   *
   * After a refresh that failed, who asks gets its error for a while: 1 second, then 2, 4 … up to 60. The session
   * stays; only the server's word that there is none any more ends it.
   *
   * @param options `refused`: the token that the server has just answered with a 401; `signal` ends the wait
   * @throws CStarConnectionError when it has to be refreshed, and the server cannot be reached
   * @example
   * ```ts
   * import { AuthClient } from '@cstar.help/js/auth';
   *
   * const auth = new AuthClient({ teamSlug: 'acme' });
   * const token = await auth.getAccessToken();
   * if (token) await fetch('/my-own-api', { headers: { authorization: `Bearer ${token}` } });
   * ```
   */
  getAccessToken({ signal, refused }: AccessTokenOptions = {}): Promise<string | null> {
    return follow(this.transport.open, signal, () => this.#refresher.token(refused));
  }

  /**
   * Calls a listener after every change of the session: login, refresh and logout, in this tab or another. It is not
   * called with what there is already. What it throws is reported as the platform reports errors of event listeners,
   * and stops nothing.
   *
   * @returns what takes the listener off again
   * @example
   * ```ts
   * import { AuthClient } from '@cstar.help/js/auth';
   *
   * const auth = new AuthClient({ teamSlug: 'acme' });
   * const show = () => {
   *   document.body.dataset.customer = auth.getCustomer()?.id ?? 'nobody';
   * };
   * show();
   * const off = auth.onSessionChange(show);
   * off();
   * ```
   */
  onSessionChange(listener: SessionListener): () => void {
    return this.#keeper.listen(listener);
  }

  /**
   * Ends the client, not the session: calls under way reject with the code `client_destroyed`, listeners are taken
   * off, and other tabs are not followed any more. Safe to call twice.
   */
  override destroy(): void {
    this.#keeper.close();
    super.destroy();
  }

  /** Makes a call that may begin a session. */
  #begin<T extends AuthSignupResult>(
    to: Path,
    params: object,
    options: RequestOptions | undefined,
  ): CStarPromise<T> {
    this.#calls += 1;
    const call = this.#calls;
    const enter = async () => {
      const exchange = await sendWithoutToken<T>(this.transport, to, params, options);
      if ('accessToken' in exchange.data) await this.#accept(call, exchange.data);
      return exchange;
    };
    return new CStarPromise(enter());
  }

  #accept(call: number, session: AuthSession): Promise<void> | undefined {
    if (call > this.#latest) return this.#change(call, hold(session, now()));
    const { refreshToken } = session;
    // Nobody will ever use it.
    sendWithoutToken(this.transport, path`logout`, { refreshToken }, undefined).catch(() => undefined);
    throw new CStarError('A later login or logout was faster, so this one was given up.', {
      code: 'session_superseded',
    });
  }

  /** What a customer has done counts at once: a refresh that is under way is of a session that is over. */
  #change(call: number, held: Held | null): Promise<void> | undefined {
    this.#latest = call;
    this.#refresher.leave();
    return this.#keeper.set(held);
  }
}
