import type { CStarError } from '../errors.ts';
import { type BuiltRequest, build, type Call } from './build.ts';
import type { Contents, Reader } from './envelope.ts';
import type { ReadMeta } from './meta.ts';
import type { OpenCalls } from './open-calls.ts';
import { checkRetries, checkTime, type Settings } from './options.ts';
import { describeLoss, type Failed, parse, timeoutError } from './parse.ts';
import type { Credentials, Proof } from './proof.ts';
import type { Exchange } from './result.ts';
import { decide } from './retry.ts';
import { openScope, type Scope } from './scope.ts';
import { type Lost, type Received, send } from './send.ts';

export type { Credentials } from './proof.ts';

/** What the pipeline needs of the client that a call belongs to. */
export interface Host {
  readonly settings: Settings;
  /** The calls under way. */
  readonly open: OpenCalls;
  /** Where paths begin: `/api/v1/teams/…`, or a promise of it while the team is being looked up. */
  root(): string | Promise<string>;
  /** Reads the facts of the latest answer; every answer replaces it. */
  lastMeta: ReadMeta;
  /** What the proof of each call is made from. */
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
    const proof = host.credentials && settings.prove?.(host.credentials, call);

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
      const token = proof && (await scope.follow(proof.token(attempt - 1)));
      observe?.request(attempt);
      // Looked up now, not when the client was made: test servers and tracers replace it later.
      const fetch = settings.fetch ?? globalThis.fetch;
      const result = judge(await send(scope, fetch, proven(request, token), timeout));
      if ('data' in result) {
        host.reached?.();
        return result;
      }
      const { error } = result;
      if (!(await renewed(proof, scope, error, token))) await pause(error);
    }
  } finally {
    scope.close();
  }
}

const proven = (request: BuiltRequest, token: string | undefined): BuiltRequest =>
  token ? { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } } : request;

const renewed = async (
  proof: Proof | undefined,
  scope: Scope,
  error: CStarError,
  refused: string | undefined,
) => error.statusCode === 401 && proof && scope.follow(proof.renew(refused));
