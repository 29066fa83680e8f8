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
export async function send(
  scope: Scope,
  fetch: Fetch,
  request: BuiltRequest,
  timeout: number,
): Promise<Received | Lost> {
  scope.check();
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Lost>((resolve) => {
    const end = () => {
      resolve({ cause: undefined, timedOut: true });
      controller.abort();
    };
    timer = setTimeout(end, Math.min(timeout, longestTimer));
  });
  const answer = exchange(fetch, request, controller.signal).catch((cause) => ({ cause, timedOut: false }));
  try {
    return await scope.follow(Promise.race([answer, late]), (reason) => controller.abort(reason));
  } finally {
    clearTimeout(timer);
  }
}

async function exchange(
  fetch: Fetch,
  { url, method, headers, body }: BuiltRequest,
  signal: AbortSignal,
): Promise<Received> {
  // A redirect could lead to another origin, and the key with it: none is followed.
  const response = await fetch(url, { method, headers, body, redirect: 'manual', signal });
  return { response, text: await response.text() };
}
