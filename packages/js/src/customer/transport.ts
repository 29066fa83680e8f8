import { uniqueKey } from '../core/build.ts';
import { insist } from '../core/insist.ts';
import { type Settings, settle } from '../core/options.ts';
import type { Credentials } from '../core/proof.ts';
import { Transport } from '../core/transport.ts';
import type { CustomerClientOptions, TokenSource } from './options.ts';
import { proofOf } from './proof.ts';

/** The part of the API that a client speaks to. Every route of it begins with this. */
export type Area = 'auth' | 'chat' | 'library' | 'community' | 'quickhelp' | 'proactive';

/** The way from a customer's browser to one area of the API: the pipeline of every client, without a key. */
export function customerTransport(area: Area, options: CustomerClientOptions): Transport {
  const { teamSlug, environment = 'live', auth } = options ?? {};
  insist(/^[\da-z]+(-[\da-z]+)*$/i.test(teamSlug ?? ''), 'teamSlug', 'the slug of your team, such as acme');
  insist(/^(live|test)$/.test(environment), 'environment', "'live' or 'test'");
  const root = `/api/${area}/${teamSlug}${environment === 'test' ? ':test' : ''}`;
  // The others answer everybody something.
  const isForAll = area !== 'auth' && area !== 'chat';
  const settings: Settings = {
    ...settle(options, { accept: 'application/json' }),
    // A page that asks again for an answer that was lost must not write twice.
    makeKey: uniqueKey,
    prove: (credentials, call) => proofOf(credentials, call, isForAll),
  };
  return new Transport(settings, () => root, auth && credentialsOf(auth));
}

/** A source of tokens as the pipeline asks for them. */
function credentialsOf(source: TokenSource): Credentials {
  const ask = async (refused?: string) =>
    (await (typeof source === 'function' ? source() : source.getAccessToken({ refused }))) || undefined;
  return {
    token: () => ask(),
    async renew(refused) {
      const token = await ask(refused);
      // Also when nobody is signed in any more: what is for everybody needs no token.
      return token !== refused;
    },
  };
}
