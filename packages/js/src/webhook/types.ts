import type { HeadersLike } from '../core/platform.ts';

/** The body of a delivery, byte for byte as it came. */
export type RawBody = string | Uint8Array | ArrayBuffer;

/** The value of the `X-Signature` header, however your framework hands it out. */
export type SignatureHeader = string | readonly string[] | null | undefined;

/**
 * The secret that cStar showed when the webhook was created, `whsec_…`. Several while you rotate: any of them may
 * have signed. Those that are `undefined` or empty are left out, so that a variable of the environment may be unset.
 */
export type WebhookSecret = string | readonly (string | undefined)[] | undefined;

/** How strictly the moment of signing is judged. */
export interface VerifyOptions {
  /** How far the moment of signing may lie from now, in seconds, in the past or the future. Default: 300. */
  tolerance?: number | undefined;
  /** What counts as now, in Unix seconds. Default: the clock. For tests. */
  now?: number | undefined;
}

/** As much of the platform's `Request` as a webhook needs. */
export interface RequestLike {
  readonly headers: HeadersLike;
  readonly bodyUsed?: boolean;
  arrayBuffer(): Promise<ArrayBuffer>;
}
