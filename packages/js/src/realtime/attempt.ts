import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { BuiltRequest } from '../core/build.ts';
import { fieldsOf } from '../core/envelope.ts';
import type { Observer } from '../core/observe.ts';
import type { Settings } from '../core/options.ts';
import { describeLoss, parse } from '../core/parse.ts';
import type { ResponseLike } from '../core/platform.ts';
import { after } from '../core/timer.ts';
import { CStarConnectionError, CStarError, CStarTimeoutError } from '../errors.ts';
import { limits } from './limits.ts';
import type { Loss } from './reconnect.ts';

/** One message of a stream. */
export type Frame = EventSourceMessage;

/** What an attempt needs, and whom it tells. After `end()` it tells nothing more. */
export interface AttemptHost {
  readonly settings: Settings;
  /** The request to make. Asked for anew each time: key, filter and cursor may have changed. */
  request(): BuiltRequest | Promise<BuiltRequest>;
  /** The first byte came. */
  opened(): void;
  frame(frame: Frame): void;
  /** Gives the milliseconds until the next attempt, `null` when there is none. */
  lost(loss: Loss): number | null;
  /** The server streams, but this platform does not let us read. */
  unsupported(): void;
}

export interface Attempt {
  /** Looks at the clock now: timers of a hidden tab or a sleeping machine are late. */
  check(): void;
  /** Ends it as if the connection had broken. */
  fail(error: CStarError): void;
  end(): void;
}

interface ByteReader {
  read(): Promise<{ done: boolean; value?: Uint8Array }>;
  cancel(): Promise<unknown>;
}

/** Makes one connection, number `count` in a row, and reads it until it ends. Never throws. */
export function attempt(host: AttemptHost, count: number): Attempt {
  const { settings } = host;
  const controller = new AbortController();
  let over = false;
  let reader: ByteReader | undefined;
  let observe: Observer | undefined;
  /** When the first byte came. */
  let heardAt: number | undefined;
  /** When the last sign of life came: the wall clock, since timers are throttled in hidden tabs. */
  let aliveAt = Date.now();
  let patience = settings.timeout;
  let stopWatch = after(Math.min(limits.watchEvery, patience), check);

  function check(): void {
    if (over) return;
    stopWatch();
    const left = aliveAt + patience - Date.now();
    if (left > 0) {
      stopWatch = after(Math.min(limits.watchEvery, left), check);
      return;
    }
    const message = `Nothing came over the stream for ${patience} ms. A new connection follows.`;
    lose(new CStarTimeoutError(message, { attempts: count }));
  }

  function end(): void {
    if (over) return;
    over = true;
    stopWatch();
    // Where `fetch` does not heed its signal, cancelling the body closes the connection.
    reader?.cancel().catch(() => undefined);
    controller.abort();
  }

  function lose(error: CStarError): void {
    if (over) return;
    end();
    const wait = host.lost({ error, heardFor: heardAt && Date.now() - heardAt });
    if (wait !== null) observe?.retry(count, error, wait);
  }

  async function exchange(request: BuiltRequest): Promise<void> {
    observe = settings.observe?.(request);
    observe?.request(count);
    // Looked up now, not when the client was made: test servers and tracers replace it later.
    const fetch = settings.fetch ?? globalThis.fetch;
    const { url, method, headers, body } = request;
    const response = await fetch(url, {
      method,
      headers,
      body,
      redirect: 'manual',
      signal: controller.signal,
    });
    if (over) return;
    observe?.response(count, response.status, response.headers.get('x-cstar-request-id') ?? undefined);
    if (!isStream(response)) {
      const text = await response.text();
      const nothing = () => undefined;
      const failed = parse({ response, text }, request, nothing, nothing, count, settings.teach);
      if ('error' in failed) lose(failed.error);
      return;
    }
    reader = readerOf(response);
    if (!reader) {
      end();
      return host.unsupported();
    }
    await read(reader);
  }

  async function read(from: ByteReader): Promise<void> {
    const decoder = new TextDecoder();
    const parser = createParser({
      maxBufferSize: limits.longestLine,
      onEvent(frame) {
        // A handler may have closed us while more of the same chunk is still to come.
        if (!over) host.frame(frame);
      },
    });
    aliveAt = Date.now();
    patience = limits.stalledAfter;
    for (;;) {
      const { done, value } = await from.read();
      if (over) return;
      if (done) throw new Error('the server ended the stream');
      aliveAt = Date.now();
      if (heardAt === undefined) {
        heardAt = aliveAt;
        host.opened();
      }
      parser.feed(decoder.decode(value, { stream: true }));
      if (over) return;
    }
  }

  async function run(): Promise<void> {
    let request: BuiltRequest | undefined;
    try {
      request = await host.request();
      if (!over) await exchange(request);
    } catch (cause) {
      if (cause instanceof CStarError) return lose(cause);
      if (heardAt !== undefined) {
        const broke = 'The stream broke. A new connection goes on where it ended.';
        return lose(new CStarConnectionError(broke, { attempts: count, cause }));
      }
      const url = request?.url ?? settings.baseUrl;
      const target = { method: 'GET', url, headers: {}, body: null, idempotencyKey: undefined };
      lose(describeLoss({ cause, timedOut: false }, target, 0, count).error);
    }
  }

  void run();
  return { check, fail: lose, end };
}

const isStream = ({ ok, headers }: ResponseLike): boolean =>
  ok && /^text\/event-stream\b/i.test(headers.get('content-type') ?? '');

/** Reads a body piece by piece, where the platform gives more than its whole text. */
function readerOf({ body }: ResponseLike): ByteReader | undefined {
  const { getReader } = fieldsOf(body);
  if (typeof getReader !== 'function' || typeof TextDecoder === 'undefined') return undefined;
  return getReader.call(body);
}
