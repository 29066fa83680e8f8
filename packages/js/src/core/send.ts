import { CStarConnectionError } from '../errors.ts';
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
    void exchange(fetch, request, controller.signal)
      .catch((cause: unknown) => ({ cause, timedOut: false }))
      .then((outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      });
    return (reason) => {
      clearTimeout(timer);
      controller.abort(reason);
    };
  });
}

async function exchange(fetch: Fetch, request: BuiltRequest, signal: AbortSignal): Promise<Received> {
  const { url, method, headers, body } = request;
  // A redirect could lead to another origin, and the key with it: none is followed.
  const redirect = 'manual';
  const response = await fetch(url, { method, headers, body, redirect, signal });
  const location = response.headers.get('location');
  if (response.type === 'opaqueredirect' || (location && response.status < 400 && response.status >= 300)) {
    throw new CStarConnectionError(
      `${new URL(url).origin} redirects to ${location ?? 'elsewhere'}, where your key must not go. Set baseUrl to where the API is.`,
      { code: 'redirect_refused' },
    );
  }
  return { response, text: await response.text() };
}
