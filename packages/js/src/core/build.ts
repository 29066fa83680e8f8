import { insist } from './insist.ts';
import { mergeHeaders, type RequestOptions, type Settings } from './options.ts';
import type { PlatformBody, PlatformForm } from './platform.ts';
import { type Path, renderPath, renderQuery } from './url.ts';

/** One call as a resource method describes it. */
export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: Path;
  query?: object | undefined;
  body?: object | undefined;
  /** Makes the form with files that goes in place of a body. */
  form?: (() => PlatformForm) | undefined;
  options?: RequestOptions | undefined;
  /** Where the path begins, below the base URL. Default: the client's root, such as the team. */
  root?: string | undefined;
  /** Whether it only reads, although it is no GET: it then gets no idempotency key by itself. */
  reads?: boolean | undefined;
}

/** What goes over the wire: the same for every attempt of a call. Until the root is known, `url` begins below it. */
export interface BuiltRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: PlatformBody;
  idempotencyKey: string | undefined;
}

/** Puts together URL, headers and body of a call, or refuses it before anything is sent. */
export function build(settings: Settings, call: Call): BuiltRequest {
  const { method, options, form } = call;
  let key: string | undefined;
  if (method !== 'GET') {
    settings.checkWrite?.();
    if (!call.reads || options?.idempotencyKey !== undefined) key = keyFor(settings, options);
  }
  const json = call.body && JSON.stringify(call.body);
  const body = json ?? form?.() ?? null;
  const headers = mergeHeaders(settings.headers, {
    // The platform names the type of a form, since only it knows the boundary; a type among the headers of
    // the client, meant for JSON, would hide it.
    'content-type': form ? null : json && 'application/json',
    'idempotency-key': key,
    ...options?.headers,
  });
  const url = `/${renderPath(call.path)}${renderQuery(call.query)}`;
  return { method, url, headers, body, idempotencyKey: headers['idempotency-key'] };
}

/**
 * A call as it is now, for one that may be sent much later: what the caller does to the objects that they gave
 * must not change what goes out under its key.
 */
export function frozen(settings: Settings, call: Call): Call {
  const { url, body, idempotencyKey } = build(settings, call);
  const { options } = call;
  return {
    ...call,
    path: { strings: [url.slice(1)], values: [] },
    query: undefined,
    body: call.body && JSON.parse(`${body}`),
    options: { ...options, headers: { ...options?.headers }, idempotencyKey },
  };
}

/** The idempotency key of a write: the caller's, or one of its own where the client makes them. */
export function keyFor(settings: Settings, options: RequestOptions | undefined): string | undefined {
  const key = options?.idempotencyKey;
  if (key === undefined) return settings.makeKey?.();
  insist(/^[\x21-\x7e]{1,255}$/.test(key), 'idempotencyKey', '1 to 255 ASCII characters without spaces');
  return key;
}

/** A text that is unique, not secret: where `crypto.randomUUID` is missing (Node 18, plain http pages) random digits do. */
export function uniqueKey(prefix = 'auto_'): string {
  return prefix + (globalThis.crypto?.randomUUID?.() ?? `${Date.now()}${Math.random()}`.replace('.', '-'));
}
