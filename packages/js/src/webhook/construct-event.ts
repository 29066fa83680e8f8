import type { CStarEvent } from '../types/index.ts';
import { encode, isAmong, signedBytes, textOf } from './bytes.ts';
import { conclude, prepare } from './check.ts';
import { mistake } from './mistakes.ts';
import { parseEvent } from './parse.ts';
import type { RawBody, RequestLike, SignatureHeader, VerifyOptions, WebhookSecret } from './types.ts';

/**
 * Verifies a delivery and gives its event, typed by `type`. On Web Crypto, so it runs on every platform of today
 * (Node 20 and later; for Node 18 there is `@cstar.help/js/webhook/node`).
 *
 * @param request the request as it came: its body is read once, and its `X-Signature` header is taken
 * @param secret the webhook's secret, `whsec_…`; several while you rotate
 * @param options `tolerance` in seconds (default 300), and `now`
 * @returns the event. cStar may add types of events: give a `switch` over `type` a `default` that ignores them
 * @throws WebhookSignatureError when the delivery is not genuine or not recent, or the input cannot be right: its
 *   `code` and message name the likely mistake
 * @example
 * ```ts
 * import { constructEventAsync } from '@cstar.help/js/webhook';
 *
 * export async function POST(request: Request): Promise<Response> {
 *   const event = await constructEventAsync(request, process.env.CSTAR_WEBHOOK_SECRET);
 *   if (event.type === 'ticket.created') console.log(event.data.ticket.title);
 *   return new Response('ok');
 * }
 * ```
 */
export function constructEventAsync(
  request: RequestLike,
  secret: WebhookSecret,
  options?: VerifyOptions,
): Promise<CStarEvent>;
/**
 * Verifies a delivery and gives its event, where you have the raw body and the header by themselves.
 *
 * @param rawBody the body byte for byte as it came; not parsed
 * @param header the value of `X-Signature`
 * @param secret the webhook's secret, `whsec_…`; several while you rotate
 * @param options `tolerance` in seconds (default 300), and `now`
 * @throws WebhookSignatureError as above
 * @example
 * ```ts
 * import { constructEventAsync, WebhookSignatureError } from '@cstar.help/js/webhook';
 *
 * export async function receive(rawBody: string, signature: string | undefined) {
 *   const secrets = [process.env.CSTAR_WEBHOOK_SECRET, process.env.CSTAR_WEBHOOK_SECRET_OLD];
 *   try {
 *     return await constructEventAsync(rawBody, signature, secrets);
 *   } catch (error) {
 *     if (error instanceof WebhookSignatureError) console.error(error.code, error.message);
 *     throw error;
 *   }
 * }
 * ```
 */
export function constructEventAsync(
  rawBody: RawBody,
  header: SignatureHeader,
  secret: WebhookSecret,
  options?: VerifyOptions,
): Promise<CStarEvent>;
export async function constructEventAsync(
  input: RequestLike | RawBody,
  ...rest: readonly unknown[]
): Promise<CStarEvent> {
  if (isRequest(input)) {
    if (input.bodyUsed) throw mistake('body_consumed', 'was read before');
    const body = await input.arrayBuffer();
    return constructEventAsync(body, input.headers.get('x-signature'), ...(rest as OfRequest));
  }
  const [header, secret, options] = rest as [SignatureHeader, ...OfRequest];
  const check = prepare(input, header, secret);
  const bytes = signedBytes(check);
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) throw mistake('crypto_missing', 'of the Web is missing');
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  let matched = false;
  for (const one of check.secrets) {
    const key = await subtle.importKey('raw', encode(one), algorithm, false, ['sign']);
    const digest = await subtle.sign(algorithm, key, bytes);
    matched = isAmong(new Uint8Array(digest), check.signatures) || matched;
  }
  conclude(check, matched, options);
  return parseEvent(textOf(check.body));
}

type OfRequest = [secret: WebhookSecret, options?: VerifyOptions];

const isRequest = (input: RequestLike | RawBody): input is RequestLike =>
  typeof Object(input).arrayBuffer === 'function';
