// The SDK must compile for projects that have neither the DOM library nor Node's types, so the
// public types below name a platform class only where the project knows it.

/** As much of `AbortSignal` as the SDK needs: any platform's signal fits. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface HeadersLike {
  get(name: string): string | null;
}

/** As much of `Response` as the SDK needs from a custom `fetch`. */
export interface ResponseLike {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: HeadersLike;
  readonly type?: string;
  /** Realtime streams where this is a `ReadableStream`, and polls where it is not. */
  readonly body?: unknown;
  text(): Promise<string>;
}

type GlobalResponse = typeof globalThis extends { Response: { prototype: infer R } } ? R : ResponseLike;
type GlobalSignal = typeof globalThis extends { AbortSignal: { prototype: infer S } } ? S : AbortSignalLike;

type GlobalForm = typeof globalThis extends { FormData: { prototype: infer F } } ? F : object;
type GlobalBlob = typeof globalThis extends { Blob: { prototype: infer B } } ? B : BlobLike;

/** As much of `Blob` as the SDK needs to know of a file. */
export interface BlobLike {
  readonly size: number;
  readonly type: string;
}

/** A file: the platform's `Blob` or `File`, or its bytes. */
export type PlatformFile = GlobalBlob | Uint8Array | ArrayBuffer;

/** The platform's `FormData`. */
export type PlatformForm = GlobalForm;

/** What goes over the wire after the headers. */
export type PlatformBody = string | GlobalForm | null;

/** The platform's `Response`, or its essentials where the project has no type for it. */
export type PlatformResponse = GlobalResponse;

/** What the SDK hands to `fetch`. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body: PlatformBody;
  redirect: 'manual';
  signal: GlobalSignal;
}

/** Any function that works like the platform's `fetch`. */
export type Fetch = (url: string, init: FetchInit) => Promise<ResponseLike>;
