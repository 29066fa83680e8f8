import type { Call } from '../core/build.ts';
import type { OpenCalls } from '../core/open-calls.ts';
import type { RequestOptions, Settings } from '../core/options.ts';
import type { Exchange } from '../core/result.ts';
import { openScope } from '../core/scope.ts';
import { renderPath } from '../core/url.ts';
import { CStarConnectionError, type CStarError } from '../errors.ts';
import { keep } from './decide.ts';
import type { OfflineItem } from './item.ts';
import { within } from './limits.ts';
import { conflict, isAnswerOnly, scopeOf } from './scopes.ts';
import type { Store } from './store.ts';

/** What of an item a call gives. */
export type Draft = Pick<OfflineItem, 'id' | 'method' | 'path' | 'body' | 'timeout'> & {
  idempotencyKey?: string | undefined;
};

/** What a live write needs of the queue. */
export interface LiveParts {
  settings: Settings;
  open: OpenCalls;
  store: Store;
  /** Whether the queue was closed. */
  closed(): boolean;
  /** Waits until a flush has nothing more for a scope, as `blocked` tells. */
  clear(scope: string, blocked: () => Promise<unknown>): Promise<void>;
  /** Keeps a write, and gives the error that tells so. */
  add(draft: Draft, cause: CStarError): Promise<CStarError>;
}

/** Whether the call has headers besides those of the client and the idempotency key. */
const hasOwnHeaders = ({ headers = {} }: RequestOptions): boolean =>
  Object.entries(headers).some(
    ([name, value]) => value !== undefined && name.toLowerCase() !== 'idempotency-key',
  );

/** The error of a write that has to wait, with what the server said to the one before it. */
const blockedError = (scope: string, { error: cause }: OfflineItem) =>
  new CStarConnectionError(
    `Earlier writes to ${scope} wait, which this one must not overtake${cause ? ` (${cause.message})` : ''}.`,
    { code: 'offline_queue_blocked', cause },
  );

/**
 * Sends a write of the client, whose call nobody can change any more: after those of its scope that wait in
 * the queue, and into the queue where it does not reach the server. Anything else goes its way untouched.
 */
export async function sendLive<T>(
  queue: LiveParts,
  call: Call,
  send: (call: Call) => Promise<Exchange<T>>,
): Promise<Exchange<T>> {
  const { method, body, options = {} } = call;
  if (queue.closed() || method === 'GET' || call.reads || options.offline === false) return send(call);
  const { signal, timeout, idempotencyKey } = options;
  const path = `/${renderPath(call.path)}`;
  const scope = scopeOf(path);
  const files = call.form !== undefined;
  const answerOnly = isAnswerOnly(path);
  let id: string | undefined;
  const blocked = async () =>
    (await queue.store.waiting()).find((item) => `${id}` > item.id && conflict(item.scope, scope));

  try {
    let own = options;
    if (!files && !answerOnly) {
      own = await within(queue, options, async (limits) => {
        // Made before the call is sent: of two that fail, the one that began first comes first.
        id = await limits.follow(queue.store.newId());
        // What cannot be read now may be tried again by a flush.
        if (!(await limits.follow(blocked().catch(() => true)))) return;
        await limits.follow(queue.clear(scope, blocked));
        const first = await limits.follow(blocked());
        if (first) throw blockedError(scope, first);
      });
    }
    return await send({ ...call, options: own });
  } catch (error) {
    const verdict = keep({
      error,
      aborted: signal?.aborted || queue.closed(),
      keyed: idempotencyKey !== undefined,
      files,
      ownHeaders: hasOwnHeaders(options),
      answerOnly,
      unstored: id === undefined,
    });
    if (verdict === false) throw error;
    const failure = error as CStarError;
    if (verdict === true && id) {
      throw await add(queue, { id, method, path, body, timeout, idempotencyKey }, failure, signal);
    }
    failure.message += ` ${verdict}`;
    throw failure;
  }
}

/** Keeps a write, unless its caller takes it back before the storage has it. */
async function add(
  { open, store, add }: LiveParts,
  draft: Draft,
  failure: CStarError,
  signal: RequestOptions['signal'],
): Promise<CStarError> {
  const limits = openScope(open, signal, Infinity, () => failure);
  const added = add(draft, failure);
  try {
    return await limits.follow(added);
  } catch (error) {
    void added.then(() => store.remove(draft.id)).catch(() => undefined);
    throw error;
  } finally {
    limits.close();
  }
}
