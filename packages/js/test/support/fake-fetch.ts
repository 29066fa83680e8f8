import type { Fetch, FetchInit } from '@cstar.help/js';

/** One request as the platform's `fetch` would have got it. */
export interface Sent {
  url: URL;
  init: FetchInit;
  /** The headers that were sent, by lower-case name. */
  headers: Record<string, string>;
}

/** A response, what `fetch` throws, or a function of the request that gives or throws either. */
export type Reply = Response | Error | ((sent: Sent) => Response | Promise<Response>);

export interface FakeFetch {
  fetch: Fetch;
  /** Every request so far, in order. */
  sent: Sent[];
}

/** An in-memory `fetch`: one reply per request, the last one again for all further requests. */
export function fakeFetch(...replies: Reply[]): FakeFetch {
  const sent: Sent[] = [];
  const fetch: Fetch = async (url, init) => {
    const request = { url: new URL(url), init, headers: init.headers };
    const reply = replies[Math.min(sent.length, replies.length - 1)];
    sent.push(request);
    if (reply === undefined) throw new Error('this fake fetch has no reply');
    if (reply instanceof Error) throw reply;
    return reply instanceof Response ? reply.clone() : reply(request);
  };
  return { fetch, sent };
}

/** A reply that never comes, from a server that is reached; ends as `fetch` does when it is aborted. */
export const silence: Reply = ({ init }) =>
  new Promise((_, reject) => {
    init.signal.addEventListener('abort', () => reject(init.signal.reason));
  });

/** What `fetch` throws where there is no connection. */
export const networkFailure = (code = 'ECONNREFUSED'): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(`connect ${code}`), { code }) });
