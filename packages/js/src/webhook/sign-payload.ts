import { encode, signedBytes, toHex } from './bytes.ts';
import { bytesOf, secretsOf } from './check.ts';
import { hmacSha256 } from './hmac.ts';
import type { RawBody, WebhookSecret } from './types.ts';

/** A delivery made for a test, ready for `new Request(url, { method: 'POST', ...delivery })`. */
export interface SignedPayload<Body extends RawBody = RawBody> {
  /** What was signed: send exactly this. */
  body: Body;
  /** The value of `X-Signature`. */
  header: string;
  /** The headers of a delivery: `x-signature` and `content-type`. */
  headers: Record<string, string>;
}

/**
 * Signs a delivery as cStar does, for the tests of your receiver. Every check of this package takes it.
 *
 * @param payload an event, which is serialised as compact JSON; or a raw body, which is signed as it is
 * @param secret the secret that your receiver has; several sign as during a rotation, with one `v1` each
 * @param options `timestamp`: the moment of signing in Unix seconds. Default: now
 * @throws WebhookSignatureError without a secret
 * @example
 * ```ts
 * import { constructEventAsync, signPayload } from '@cstar.help/js/webhook';
 *
 * const secret = 'whsec_test';
 * const event = { id: 'evt_1', type: 'ticket.created', data: { ticket: { title: 'Hello' } } };
 * const request = new Request('https://shop.example/webhook', { method: 'POST', ...signPayload(event, secret) });
 * const received = await constructEventAsync(request, secret);
 * console.log(received.type);
 * ```
 */
export function signPayload<Payload extends object | string>(
  payload: Payload,
  secret: WebhookSecret,
  options?: { timestamp?: number | undefined },
): SignedPayload<Payload extends RawBody ? Payload : string>;
export function signPayload(
  payload: object | string,
  secret: WebhookSecret,
  { timestamp = Math.floor(Date.now() / 1000) }: { timestamp?: number | undefined } = {},
): SignedPayload {
  const body = isRaw(payload) ? payload : JSON.stringify(payload);
  const bytes = signedBytes({ prefix: `${timestamp}.`, body: bytesOf(body) });
  const signatures = secretsOf(secret).map((one) => `,v1=${toHex(hmacSha256(encode(one), bytes))}`);
  const header = `t=${timestamp}${signatures.join('')}`;
  return { body, header, headers: { 'content-type': 'application/json', 'x-signature': header } };
}

const isRaw = (payload: object | string): payload is RawBody =>
  typeof payload === 'string' || 'byteLength' in payload;
