import { CStarError } from '../errors.ts';
import { keyFor } from './build.ts';
import { insist } from './insist.ts';
import { checkTime, type RequestOptions } from './options.ts';
import { timeoutError } from './parse.ts';
import { Scope } from './scope.ts';
import type { Transport } from './transport.ts';

/** How far a large call is. */
export interface Progress<Result> {
  /** Items that were sent and answered. */
  done: number;
  /** Items in all; `undefined` while an iterable has not ended. */
  total: number | undefined;
  /** What came of the items so far, their errors included. */
  result: Result;
}

/** A function that is told how far a large call is, after each request. */
export type OnProgress<Result> = (progress: Progress<Result>) => unknown;

/** Items to work on: an array, or anything that gives them one by one. */
export type Items<T> = Iterable<T> | AsyncIterable<T>;

/** A call that is too large for one request. */
interface LargeCall<Item, Result> {
  items: Items<Item>;
  /** Items per request. */
  size: number;
  onProgress: OnProgress<Result> | undefined;
  options: RequestOptions | undefined;
  /** The result of no items at all. */
  result: Result;
  /** Sends one chunk and adds its answer to what came before. `offset` is how many items went before it. */
  send(chunk: Item[], options: RequestOptions, offset: number, result: Result): Promise<Result>;
}

/** Splits items into arrays of `size`, the last one shorter. Reads on only when it is asked for the next. */
export async function* chunksOf<T>(items: Items<T>, size: number): AsyncGenerator<T[], void, undefined> {
  let chunk: T[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * Does a large call one chunk after another, each under an idempotency key of its own that derives
 * from the caller's: the same call with the same key does no chunk twice. Signal and deadline are
 * those of the whole call. An error of the SDK carries the progress so far.
 */
export async function inChunks<Item, Result>(
  { settings, open }: Transport,
  { items, size, onProgress, options = {}, result: nothing, send }: LargeCall<Item, Result>,
): Promise<Result> {
  const key = keyFor(settings, options);
  insist(
    (key ?? '').length <= 240,
    'idempotencyKey',
    'at most 240 characters where it names several requests',
  );
  const deadline = checkTime('deadline', options.deadline ?? Infinity);
  const progress: Progress<Result> = {
    done: 0,
    total: Array.isArray(items) ? items.length : undefined,
    result: nothing,
  };
  const scope = new Scope(open, options.signal, deadline, () => timeoutError('deadline', deadline, 0));
  const chunks = chunksOf(items, size);
  try {
    for (let index = 0; ; index += 1) {
      const { value: chunk } = await scope.follow(chunks.next());
      if (!chunk) return progress.result;
      const own: RequestOptions = {
        ...options,
        idempotencyKey: key && `${key}:${index}`,
        deadline: Math.max(1, scope.remaining),
      };
      progress.result = await scope.follow(send(chunk, own, progress.done, progress.result));
      progress.done += chunk.length;
      onProgress?.({ ...progress });
    }
  } catch (error) {
    // A caller's own reason to abort is not ours to touch; `onProgress` has told how far it came.
    if (error instanceof CStarError) Object.assign(error, { progress });
    throw error;
  } finally {
    scope.close();
    // Not awaited: a source that hangs would hang the call.
    void chunks.return().catch(() => undefined);
  }
}
