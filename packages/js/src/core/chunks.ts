import { CStarError, CStarValidationError } from '../errors.ts';
import { keyFor, uniqueKey } from './build.ts';
import { chunkKeys } from './chunk-keys.ts';
import * as defaults from './defaults.ts';
import { insist } from './insist.ts';
import { checkTime, type RequestOptions } from './options.ts';
import { timeoutError } from './parse.ts';
import { openScope } from './scope.ts';
import type { TeamTransport } from './team-transport.ts';

/** How far a large call is. */
export interface Progress<Result> {
  /** Items that were sent and answered. */
  done: number;
  /** Items in all; `undefined` while an iterable has not ended. */
  total: number | undefined;
  /** What came of the items so far, their errors included. */
  result: Result;
}

/**
 * A function that is told how far a large call is, after each request. The next one waits for what it
 * returns, and what it throws ends the call.
 */
export type OnProgress<Result> = (progress: Progress<Result>) => unknown;

/** Items to work on: an array, or anything that gives them one by one. */
export type Items<T> = Iterable<T> | AsyncIterable<T>;

/** A call that is too large for one request. */
interface LargeCall<Item, Result> {
  /** What the caller names the items. */
  param: string;
  items: Items<Item>;
  /** Items per request. */
  size: number;
  onProgress: OnProgress<Result> | undefined;
  options: RequestOptions | undefined;
  /** The result of no items at all. */
  result: Result;
  /** The body of the request for one chunk. */
  body(chunk: Item[]): object;
  send(body: object, options: RequestOptions): Promise<Partial<Result> | undefined>;
  /** Adds an answer to what came before, of which there were `offset` items. */
  join(result: Result, part: Partial<Result>, offset: number): Result;
  /** Bytes of a body at most. */
  maxBytes?: number;
  /** What stands for the answer when a single item is too large. Without it, the call fails. */
  refuse?(error: CStarError): Partial<Result>;
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
 * Does a large call one chunk after another, each under an idempotency key of its own, so that an
 * attempt whose answer was lost is never done twice. A chunk that is too large for a request goes in
 * halves. Signal and deadline are those of the whole call. An error of the SDK carries the progress so far.
 */
export async function inChunks<Item, Result>(
  { settings, open }: TeamTransport,
  call: LargeCall<Item, Result>,
): Promise<Result> {
  const { items, size, onProgress, options = {}, maxBytes = Infinity } = call;
  insistItems(call.param, items);
  insist(
    onProgress === undefined || typeof onProgress === 'function',
    'onProgress',
    'a function of the progress',
  );
  const keyOf = chunkKeys(keyFor(settings, options) ?? uniqueKey());
  const timeout =
    options.timeout ?? (settings.timeout === defaults.timeout ? defaults.largeTimeout : settings.timeout);
  const deadline = checkTime('deadline', options.deadline ?? Infinity);
  const progress: Progress<Result> = {
    done: 0,
    total: Array.isArray(items) ? items.length : undefined,
    result: call.result,
  };
  const scope = openScope(open, options.signal, deadline, () => timeoutError('deadline', deadline, 0));
  const chunks = chunksOf(items, size);

  const ask = async (chunk: Item[]): Promise<Partial<Result>> => {
    // Before each step: what is begun for a call that has ended would be work for nobody.
    scope.check();
    const body = call.body(chunk);
    const json = JSON.stringify(body);
    checkSize(json, maxBytes);
    const own = {
      ...options,
      timeout,
      idempotencyKey: keyOf(json),
      deadline: Math.max(1, scope.remaining()),
      // Of several requests, one would be done later and the others never.
      offline: progress.total !== undefined && progress.total <= size && options.offline,
    };
    return (await scope.follow(call.send(body, own))) ?? {};
  };
  const take = (part: Partial<Result>, count: number): Promise<unknown> => {
    progress.result = call.join(progress.result, part, progress.done);
    progress.done += count;
    return scope.follow(Promise.resolve(onProgress?.({ ...progress })));
  };

  try {
    for (;;) {
      scope.check();
      const { value: chunk } = await scope.follow(chunks.next());
      if (!chunk) return progress.result;
      await sendChunk(chunk, call, ask, take);
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

/** Sends one chunk: in halves where it is too large, down to single items, which are then refused. */
async function sendChunk<Item, Result>(
  chunk: Item[],
  call: Pick<LargeCall<Item, Result>, 'refuse'>,
  ask: (chunk: Item[]) => Promise<Partial<Result>>,
  take: (part: Partial<Result>, count: number) => Promise<unknown>,
): Promise<void> {
  let part: Partial<Result>;
  try {
    part = await ask(chunk);
  } catch (error) {
    if (!call.refuse || !isTooLarge(error)) throw error;
    if (chunk.length > 1) {
      const half = Math.ceil(chunk.length / 2);
      await sendChunk(chunk.slice(0, half), call, ask, take);
      return sendChunk(chunk.slice(half), call, ask, take);
    }
    part = call.refuse(error);
  }
  await take(part, chunk.length);
}

/** Refuses what cannot be gone through. A text can, but letter by letter is never what was meant. */
export function insistItems(param: string, items: unknown): void {
  insist(
    typeof items === 'object' &&
      items !== null &&
      (Symbol.iterator in items || Symbol.asyncIterator in items),
    param,
    'an array, or another iterable or async iterable',
  );
}

const tooLarge = 'request_too_large';

function checkSize(json: string, maxBytes: number): void {
  if (new TextEncoder().encode(json).length <= maxBytes) return;
  throw new CStarValidationError(`A request holds at most ${maxBytes} bytes. Send less at a time.`, {
    code: tooLarge,
  });
}

/** By its status, too: a proxy before the API may have a limit of its own. */
const isTooLarge = (error: unknown): error is CStarError =>
  error instanceof CStarError && (error.statusCode === 413 || error.code === tooLarge);
