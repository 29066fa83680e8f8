import { CStarPermissionError } from '../errors.ts';
import { defaults } from './defaults.ts';
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
  /** The fields of a form with files, in place of a body. */
  form?: object | undefined;
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

/** Refuses a write with a key that may not. */
export function checkWrites({ readOnly }: Settings): void {
  if (!readOnly) return;
  throw new CStarPermissionError('A publishable key only reads. Call from your server, with a secret key.', {
    code: 'publishable_key_write',
  });
}

/** Puts together URL, headers and body of a call, or refuses it before anything is sent. */
export function build(settings: Settings, call: Call): BuiltRequest {
  const { method, options } = call;
  if (method !== 'GET') checkWrites(settings);
  const unkeyed = method === 'GET' || (call.reads && options?.idempotencyKey === undefined);
  const key = unkeyed ? undefined : keyFor(settings, options);
  const json = call.body && JSON.stringify(call.body);
  const body = json ?? (call.form ? formOf(call.form) : null);
  let headers = settings.headers;
  if (body || key || options?.headers) {
    headers = mergeHeaders(headers, {
      // The platform names the type of a form, since only it knows the boundary; a type among the headers of
      // the client, meant for JSON, would hide it.
      'content-type': call.form ? null : json && 'application/json',
      'idempotency-key': key,
      ...options?.headers,
    });
  }
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
    form: call.form && { ...call.form },
    options: { ...options, headers: { ...options?.headers }, idempotencyKey },
  };
}

function formOf(fields: object): PlatformForm {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    const { size, byteLength = size } = value;
    insist(!(byteLength > defaults.maxFileBytes), name, 'a file of at most 5 MB');
    form.append(name, isBytes(value) ? new Blob([value]) : value);
  }
  return form;
}

// A form would write bytes out as the text `1,2,3`.
const isBytes = (value: unknown): value is ArrayBuffer | Uint8Array<ArrayBuffer> =>
  ArrayBuffer.isView(value) || value instanceof ArrayBuffer;

/** The idempotency key of a write: the caller's, or one of its own where the client makes them. */
export function keyFor(settings: Settings, options: RequestOptions | undefined): string | undefined {
  const key = options?.idempotencyKey;
  // What is not 'manual' asks for keys: a misspelt option must not leave writes without.
  if (key === undefined) return settings.idempotency === 'manual' ? undefined : uniqueKey();
  insist(/^[\x21-\x7e]{1,255}$/.test(key), 'idempotencyKey', '1 to 255 ASCII characters without spaces');
  return key;
}

/** Unique, not secret: where `crypto.randomUUID` is missing (Node 18, plain http pages) random digits do. */
export function uniqueKey(): string {
  return `auto_${globalThis.crypto?.randomUUID?.() ?? `${Date.now()}${Math.random()}`}`;
}
