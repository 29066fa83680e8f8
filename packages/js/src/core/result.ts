import type { CallMeta, ReadMeta } from './meta.ts';
import type { PlatformResponse } from './platform.ts';
import type { Received } from './send.ts';

/** A call that succeeded. */
export interface Exchange<T> extends Received {
  data: T;
  meta: ReadMeta;
}

/** What `.withMeta()` resolves to. */
export interface WithMeta<T> {
  data: T;
  /** The facts of this very call, whatever other calls run at the same time. */
  meta: CallMeta;
  /** The HTTP response. Its body can be read once. */
  response: PlatformResponse;
}

// The pipeline has read the body, within its timeout, so the caller gets it in a fresh Response.
function freshResponse({ response, text }: Received): PlatformResponse {
  const { status, headers } = response;
  // A 204 may not have a body, not even an empty text; a custom fetch may have no real Headers.
  return new Response(text || null, { status, headers: headers instanceof Headers ? headers : {} });
}

/**
 * The promise that every method returns. Awaited, it gives the bare resource. The call starts at
 * once, awaited or not.
 *
 * @example
 * ```ts
 * import { CStarClient } from '@cstar.help/js';
 *
 * const cstar = new CStarClient();
 * const id = 'tkt_550e8400e29b41d4a716446655440000';
 * const ticket = await cstar.tickets.get(id);
 * const { data, meta, response } = await cstar.tickets.get(id).withMeta();
 * console.log(ticket.title, data.title, meta.requestId, response.status);
 * ```
 */
export class CStarPromise<T> implements Promise<T> {
  readonly [Symbol.toStringTag] = 'CStarPromise';
  protected readonly exchange: Promise<Exchange<T>>;

  constructor(exchange: Promise<Exchange<T>>) {
    this.exchange = exchange;
  }

  /** The resource together with the facts of this call: request ID, rate limit, attempts. */
  async withMeta(): Promise<WithMeta<T>> {
    const exchange = await this.exchange;
    return { data: exchange.data, meta: exchange.meta(), response: freshResponse(exchange) };
  }

  /** The HTTP response of a successful call, its body unread. */
  async asResponse(): Promise<PlatformResponse> {
    return (await this.withMeta()).response;
  }

  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.exchange.then(({ data }) => data).then(onFulfilled, onRejected);
  }

  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<T> {
    return this.then().finally(onFinally);
  }
}
