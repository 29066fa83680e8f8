import type { Call } from '../core/build.ts';
import { readOne } from '../core/envelope.ts';
import type { RequestOptions } from '../core/options.ts';
import { perform } from '../core/request.ts';
import type { Exchange } from '../core/result.ts';
import type { Transport } from '../core/transport.ts';
import type { Path } from '../core/url.ts';

/** Makes a call that needs no token, so that none is refreshed for it. */
export function sendWithoutToken<T>(
  transport: Transport,
  to: Path,
  body: object,
  given: RequestOptions | undefined,
): Promise<Exchange<T>> {
  const options = { ...given, headers: { authorization: null, ...given?.headers } };
  const call: Call = { method: 'POST', path: to, body, options };
  // The contract, not this code, vouches for the type of what the server sends.
  return perform(transport, call, readOne, ({ data }) => data as T);
}
