import {
  type AuthAccepted,
  AuthClient,
  type AuthCustomer,
  type AuthLoggedOut,
  type AuthPending,
  type AuthSession,
  type AuthStorage,
  type CStarPromise,
  type CustomerSession,
  type TokenSource,
  type WithMeta,
} from '@cstar.help/js/auth';
import { expectTypeOf } from 'vitest';

declare const auth: AuthClient;
const ada = { email: '', password: '', name: '' };

// A sign-up gives a session or has to be confirmed first; `object` tells, and so does the token.
const result = await auth.signup(ada);
expectTypeOf(result).toEqualTypeOf<AuthSession | AuthPending>();
if (result.object === 'confirmation_pending') expectTypeOf(result).toEqualTypeOf<AuthPending>();
else expectTypeOf(result).toEqualTypeOf<AuthSession>();
if ('accessToken' in result) expectTypeOf(result.customer).toEqualTypeOf<AuthCustomer>();
// @ts-expect-error: perhaps it is none yet
result.accessToken;

expectTypeOf(auth.login(ada)).toEqualTypeOf<CStarPromise<AuthSession>>();
expectTypeOf(auth.confirm('')).toEqualTypeOf<CStarPromise<AuthSession>>();
expectTypeOf(auth.confirm({ token: '' })).toEqualTypeOf<CStarPromise<AuthSession>>();
expectTypeOf(auth.resetPassword({ token: '', password: '' })).toEqualTypeOf<CStarPromise<AuthSession>>();
expectTypeOf(auth.logout()).toEqualTypeOf<CStarPromise<AuthLoggedOut>>();
expectTypeOf(auth.forgotPassword('')).toEqualTypeOf<CStarPromise<AuthAccepted>>();
expectTypeOf(auth.me()).toEqualTypeOf<CStarPromise<AuthCustomer>>();
expectTypeOf(auth.refresh()).toEqualTypeOf<Promise<CustomerSession>>();
expectTypeOf(await auth.login(ada).withMeta()).toEqualTypeOf<WithMeta<AuthSession>>();
expectTypeOf(auth.getAccessToken({ refused: '' })).toEqualTypeOf<Promise<string | null>>();

// What is known without a call may be nothing.
expectTypeOf(auth.isAuthenticated).toEqualTypeOf<boolean>();
expectTypeOf(auth.accessToken).toEqualTypeOf<string | null>();
expectTypeOf(auth.getCustomer()).toEqualTypeOf<AuthCustomer | null>();
expectTypeOf(auth.getSession()).toEqualTypeOf<CustomerSession | null>();
expectTypeOf(
  auth.onSessionChange((session) => expectTypeOf(session).toEqualTypeOf<CustomerSession | null>()),
).toEqualTypeOf<() => void>();

// Nobody but the client changes a session.
// @ts-expect-error: it is read-only
(await auth.refresh()).accessToken = '';
// @ts-expect-error: so is the client
auth.accessToken = '';

// The other clients take it.
expectTypeOf(auth).toExtend<TokenSource>();

// Storages: by name, the browser's own, and any that can be awaited.
expectTypeOf(localStorage).toExtend<AuthStorage>();
new AuthClient({ teamSlug: 'acme', storage: 'memory' });
new AuthClient({
  teamSlug: 'acme',
  storage: { getItem: async () => null, setItem: async () => undefined, removeItem: async () => undefined },
});
// @ts-expect-error: there is no such storage
new AuthClient({ teamSlug: 'acme', storage: 'session' });
// @ts-expect-error: it has to read as well
new AuthClient({ teamSlug: 'acme', storage: { setItem: () => undefined, removeItem: () => undefined } });
// @ts-expect-error: nothing with a key of your team ships to browsers
new AuthClient({ teamSlug: 'acme', apiKey: 'sk_live_1' });
// @ts-expect-error: it proves itself
new AuthClient({ teamSlug: 'acme', auth: () => '' });
// @ts-expect-error: whose accounts?
new AuthClient({});
// @ts-expect-error: a password is needed
auth.login({ email: '' });
