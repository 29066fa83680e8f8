import type { BuiltRequest } from './build.ts';
import type { Fetch, ResponseLike } from './platform.ts';
import { longestTimer, type Scope } from './scope.ts';

/** An answer with its whole body. */
export interface Received {
  response: ResponseLike;
  text: string;
}

/** An attempt without an answer. */
export interface Lost {
  cause: unknown;
  timedOut: boolean;
}

/**
 * Makes one attempt. The timeout covers everything up to the last byte of the body, and holds also
 * where a custom `fetch` ignores its signal. Rejects only when the scope is stopped.
 */
export function send(
  scope: Scope,
  fetch: Fetch,
  request: BuiltRequest,
  timeout: number,
): Promise<Received | Lost> {
  return scope.wait((resolve) => {
    const controller = new AbortController();
    const timer = setTimeout(
      () => {
        resolve({ cause: undefined, timedOut: true });
        controller.abort();
      },
      Math.min(timeout, longestTimer),
    );
    const finish = (outcome: Received | Lost) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    exchange(fetch, request, controller.signal).then(finish, (cause) => finish({ cause, timedOut: false }));
    return (reason) => {
      clearTimeout(timer);
      controller.abort(reason);
    };
  });
}

async function exchange(fetch: Fetch, request: BuiltRequest, signal: AbortSignal): Promise<Received> {
  const { url, method, headers, body } = request;
  // A redirect could lead to another origin, and the key with it: none is followed.
  const response = await fetch(url, { method, headers, body, redirect: 'manual', signal });
  return { response, text: await response.text() };
}
