import type { CStarError } from '../errors.ts';
import { type BuiltRequest, build, type Call } from './build.ts';
import type { Contents, Reader } from './envelope.ts';
import type { ReadMeta } from './meta.ts';
import type { OpenCalls } from './open-calls.ts';
import { checkRetries, checkTime, type RequestOptions, type Settings } from './options.ts';
import { describeLoss, type Failed, parse, timeoutError } from './parse.ts';
import type { Exchange } from './result.ts';
import { decide } from './retry.ts';
import { openScope, type Scope } from './scope.ts';
import { type Lost, type Received, send } from './send.ts';

/** What proves who calls, where that changes while a client lives. */
export interface Credentials {
  /** The token for the next attempt; `undefined` for none. */
  token(): Promise<string | undefined>;
  /** The server refused the token that it was sent. Gives whether there is another one now. */
  renew(refused: string | undefined): Promise<boolean>;
}

/** What the pipeline needs of the client that a call belongs to. */
export interface Host {
  readonly settings: Settings;
  /** The calls under way. */
  readonly open: OpenCalls;
  /** Where paths begin: `/api/v1/teams/…`, or a promise of it while the team is being looked up. */
  root(): string | Promise<string>;
  /** Reads the facts of the latest answer; every answer replaces it. */
  lastMeta: ReadMeta;
  /** Asked before each attempt, and after a 401 once in a call. A call with an `authorization` of its own goes without. */
  readonly credentials?: Credentials | undefined;
  /** Told when a call has succeeded. */
  reached?(): void;
}

/**
 * One call, from its description to its data: build → send → parse → record, and after a failure
 * decide → wait → send again. Rejects with a `CStarError`, or with the reason of the caller's signal.
 */
export async function perform<C extends Contents, T>(
  host: Host,
  call: Call,
  read: Reader<C>,
  make: (contents: C, meta: ReadMeta) => T,
): Promise<Exchange<T>> {
  const { settings } = host;
  const options = call.options ?? {};
  const timeout = checkTime('timeout', options.timeout ?? settings.timeout);
  const maxRetries = checkRetries(options.maxRetries ?? settings.maxRetries);
  const deadline = checkTime('deadline', options.deadline ?? Infinity);
  let attempt = 0;
  const outOfTime = () => timeoutError('deadline', deadline, attempt);

  const scope = openScope(host.open, options.signal, deadline, outOfTime);
  try {
    scope.check();
    const request = build(settings, call);
    const root = call.root ?? host.root();
    // Nothing is waited for where nothing has to be: a page that is being left sends what it sends at once.
    const start = typeof root === 'string' ? root : await scope.follow(root);
    request.url = settings.baseUrl + start + request.url;
    const observe = settings.observe?.(request);
    const credentials = bringsProof(options) ? undefined : host.credentials;
    const renewed = renewal(credentials, scope);

    const judge = (outcome: Received | Lost): Exchange<T> | Failed => {
      if (!('response' in outcome)) return describeLoss(outcome, request, timeout, attempt);
      const parsed = parse(outcome, request, read, make, attempt, settings.teach);
      host.lastMeta = parsed.meta;
      observe?.response(attempt, outcome.response.status, parsed.meta().requestId);
      return parsed;
    };

    const pause = (error: CStarError): Promise<void> => {
      const wait = decide(error, attempt, maxRetries, scope.remaining());
      if (wait === null) throw error;
      observe?.retry(attempt, error, wait);
      return scope.sleep(wait);
    };

    for (;;) {
      attempt += 1;
      const token = credentials && (await scope.follow(credentials.token()));
      observe?.request(attempt);
      // Looked up now, not when the client was made: test servers and tracers replace it later.
      const fetch = settings.fetch ?? globalThis.fetch;
      const result = judge(await send(scope, fetch, proven(request, token), timeout));
      if ('data' in result) {
        host.reached?.();
        return result;
      }
      const { error } = result;
      if (!(await renewed(error, token))) await pause(error);
    }
  } finally {
    scope.close();
  }
}

/** Whether a call says itself what proves who calls: its own header, or none. */
const bringsProof = ({ headers }: RequestOptions): boolean =>
  Object.keys(headers ?? {}).some((name) => name.toLowerCase() === 'authorization');

const proven = (request: BuiltRequest, token: string | undefined): BuiltRequest =>
  token ? { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } } : request;

/** Gets another token when the server has refused the first one, once in a call. */
function renewal(credentials: Credentials | undefined, scope: Scope) {
  let mayRenew = true;
  return async ({ statusCode }: CStarError, refused: string | undefined): Promise<boolean> => {
    if (!credentials || !mayRenew || statusCode !== 401) return false;
    mayRenew = false;
    return scope.follow(credentials.renew(refused));
  };
}
