import * as defaults from './defaults.ts';
import type { Teach } from './failure.ts';
import { insist } from './insist.ts';
import type { Hooks, Logger, LogLevel, Observed, Observer } from './observe.ts';
import type { AbortSignalLike, Fetch } from './platform.ts';
import type { Credentials, Proof, Provable } from './proof.ts';

/** Headers to add, by name. `null` removes a header that the client would send. */
export type HeaderOptions = Record<string, string | null | undefined>;

/** What every client of this package takes. */
export interface TransportOptions {
  /** Where the API is. Default: CSTAR_BASE_URL, else https://www.cstar.help. */
  baseUrl?: string | undefined;
  /** Milliseconds for one attempt, reading the body included. Default: 30 000. */
  timeout?: number | undefined;
  /** Further attempts after a failed one. 0 means exactly one attempt. Default: 3. */
  maxRetries?: number | undefined;
  /** Your own `fetch`. Default: the platform's, looked up at each call. */
  fetch?: Fetch | undefined;
  /** Headers for every call; `null` removes one. */
  headers?: HeaderOptions | undefined;
  /**
   * `manual`: an idempotency key is sent when a call gives one. `auto`: every write gets one that
   * stays the same over its retries, so that a repeated attempt never writes twice. Default: `manual`; with
   * `offline`, `auto`. With `offline` and `manual`, a lost write without a key of yours waits under a new one: had
   * it arrived all the same, it is done twice.
   */
  idempotency?: 'manual' | 'auto' | undefined;
  /** Called for every attempt. */
  hooks?: Hooks | undefined;
  /** Where the log goes. Default: `console`. */
  logger?: Logger | undefined;
  /** How much is logged. Default: `off`. */
  logLevel?: LogLevel | undefined;
  /** The API version to ask for, such as `2026-03-01`. Default: the latest. */
  apiVersion?: string | undefined;
}

/** What every method takes as its last argument. */
export interface RequestOptions {
  /** Aborts the call, also while it waits to retry. It then rejects with the signal's reason, as `fetch` does. */
  signal?: AbortSignalLike | undefined;
  /** Milliseconds for one attempt. Default: the client's. */
  timeout?: number | undefined;
  /** Milliseconds for the whole call, over all attempts and waits. Default: none. */
  deadline?: number | undefined;
  /** Further attempts after a failed one. Default: the client's. */
  maxRetries?: number | undefined;
  /** Headers for this call; `null` removes one. */
  headers?: HeaderOptions | undefined;
  /**
   * Marks a write as one logical operation: for 24 hours, the same key gives the stored response
   * instead of a second write. At most 255 printable ASCII characters.
   */
  idempotencyKey?: string | undefined;
  /**
   * `false`: passes by the offline queue. It is neither kept there nor waits for what is. Default: `true`,
   * which means something only for writes of a client with the option `offline`.
   */
  offline?: boolean | undefined;
}

/** What the calls of a client share. What only some clients have is a function that those bring along. */
export interface Settings {
  baseUrl: string;
  timeout: number;
  maxRetries: number;
  fetch: Fetch | undefined;
  headers: Record<string, string>;
  /** Throws where writes are refused before they are sent. */
  checkWrite?: (() => void) | undefined;
  /** Adds to what the server says what to do next. */
  teach?: Teach | undefined;
  /** Makes the idempotency key of a write that was given none. */
  makeKey?: (() => string) | undefined;
  /** Makes the proof of one call; nothing for a call that brings its own. Asked before each attempt, and after a 401. */
  prove?: ((credentials: Credentials, call: Provable) => Proof | undefined) | undefined;
  /** Gives who is told of the attempts of a call. */
  observe?: ((request: Observed) => Observer | undefined) | undefined;
}

/** A time in milliseconds: above 0, `Infinity` for none. */
export function checkTime(param: string, value: number): number {
  insist(typeof value === 'number' && value > 0, param, 'a number of milliseconds above 0');
  return value;
}

export function checkRetries(value: number): number {
  insist(value >= 0 && !(value % 1), 'maxRetries', '0 or more');
  return value;
}

function checkBaseUrl(baseUrl: string): string {
  insist(/^https?:\/\/[^\s?#@]+$/i.test(baseUrl), 'baseUrl', `an address like ${defaults.baseUrl}`);
  return baseUrl.replace(/\/+$/, '').replace(/\/api\/v1$/, '');
}

/** Lays headers over others without regard to case; `null` removes, `undefined` leaves alone. */
export function mergeHeaders(base: Record<string, string>, given: HeaderOptions): Record<string, string> {
  const merged = { ...base };
  for (const [name, value] of Object.entries(given)) {
    const key = name.toLowerCase();
    if (value === null) delete merged[key];
    else if (value !== undefined) {
      // Left to fetch, these would look like a network failure and be retried.
      insist(
        /^[\w!#$%&'*+.^`|~-]+:[\t\x20-\x7e\x80-\xff]*$/.test(`${name}:${value}`),
        `header ${name}`,
        'Latin-1 text without line breaks',
      );
      merged[key] = value;
    }
  }
  return merged;
}

/** Fills in the defaults and refuses what makes no sense. */
export const settle = (
  {
    baseUrl,
    timeout,
    maxRetries,
    fetch,
  }: Pick<TransportOptions, 'baseUrl' | 'timeout' | 'maxRetries' | 'fetch'>,
  headers: Record<string, string>,
): Settings => ({
  baseUrl: checkBaseUrl(baseUrl ?? defaults.baseUrl),
  timeout: checkTime('timeout', timeout ?? defaults.timeout),
  maxRetries: checkRetries(maxRetries ?? defaults.maxRetries),
  fetch,
  headers,
});
