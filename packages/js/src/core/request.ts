import type { CStarError } from '../errors.ts';
import { type BuiltRequest, build, type Call } from './build.ts';
import type { Contents, Reader } from './envelope.ts';
import type { ReadMeta } from './meta.ts';
import type { OpenCalls } from './open-calls.ts';
import { checkRetries, checkTime, type Settings } from './options.ts';
import { describeLoss, type Failed, parse, timeoutError } from './parse.ts';
import type { Exchange } from './result.ts';
import { decide } from './retry.ts';
import { Scope } from './scope.ts';
import { type Lost, type Received, send } from './send.ts';

/** What proves who calls, where that changes while a client lives. */
export interface Credentials {
  /** The token for the next attempt; `undefined` for none. */
  token(): string | undefined | Promise<string | undefined>;
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
  /** Asked before each attempt, and after a 401 once in a call. */
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

  const scope = new Scope(host.open, options.signal, deadline, outOfTime);
  try {
    scope.check();
    const request = build(settings, call);
    const root = call.root ?? host.root();
    request.url =
      settings.baseUrl + (typeof root === 'string' ? root : await scope.follow(root)) + request.url;
    const observe = settings.observe?.(request);
    const proof = proofOf(host.credentials, scope);

    const judge = (outcome: Received | Lost): Exchange<T> | Failed => {
      if (!('response' in outcome)) return describeLoss(outcome, request, timeout, attempt);
      const { response, text } = outcome;
      const parsed = parse(outcome, request, read, attempt);
      const { meta } = parsed;
      observe?.response(attempt, response.status, meta().requestId);
      host.lastMeta = meta;
      return 'contents' in parsed ? { response, text, data: make(parsed.contents, meta), meta } : parsed;
    };

    for (;;) {
      attempt += 1;
      await proof.attach(request);
      observe?.request(attempt);
      // Looked up now, not when the client was made: test servers and tracers replace it later.
      const result = judge(await send(scope, settings.fetch ?? globalThis.fetch, request, timeout));
      if ('data' in result) {
        host.reached?.();
        return result;
      }
      if (await proof.renewed(result.error)) continue;
      const wait = decide(result.error, attempt, maxRetries, scope.remaining);
      if (wait === null) throw result.error;
      observe?.retry(attempt, result.error, wait);
      await scope.sleep(wait);
    }
  } finally {
    scope.close();
  }
}

/** The token of one call: put into every attempt, and renewed once when it is refused. */
function proofOf(credentials: Credentials | undefined, scope: Scope) {
  let token: string | undefined;
  let mayRenew = true;
  return {
    async attach(request: BuiltRequest): Promise<void> {
      if (!credentials) return;
      token = await scope.follow(Promise.resolve(credentials.token()));
      if (token) request.headers = { ...request.headers, authorization: `Bearer ${token}` };
    },
    async renewed({ statusCode }: CStarError): Promise<boolean> {
      if (!credentials || !mayRenew || statusCode !== 401) return false;
      mayRenew = false;
      return scope.follow(credentials.renew(token));
    },
  };
}
