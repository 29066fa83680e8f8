import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CStarEvent } from '../types/index.ts';
import { textOf } from './bytes.ts';
import { bytesOf, type Check, conclude, prepare } from './check.ts';
import { isGenuine } from './is-genuine.ts';
import { parseEvent } from './parse.ts';
import type { RawBody, SignatureHeader, VerifyOptions, WebhookSecret } from './types.ts';

export type { WebhookMistake } from './mistakes.ts';
export { WebhookSignatureError } from './signature-error.ts';
export type { RawBody, SignatureHeader, VerifyOptions, WebhookSecret } from './types.ts';

/**
 * Verifies a delivery on `node:crypto` and gives its event, typed by `type`. Synchronous.
 *
 * @param rawBody the body byte for byte as it came; not parsed
 * @param header the value of `X-Signature`
 * @param secret the webhook's secret, `whsec_…`; several while you rotate
 * @param options `tolerance` in seconds (default 300), and `now`
 * @returns the event. cStar may add types of events: give a `switch` over `type` a `default` that ignores them
 * @throws WebhookSignatureError when the delivery is not genuine or not recent, or the input cannot be right: its
 *   `code` and message name the likely mistake
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * import { buffer } from 'node:stream/consumers';
 * import { constructEvent } from '@cstar.help/js/webhook/node';
 *
 * createServer(async (request, response) => {
 *   const header = request.headers['x-signature'];
 *   const event = constructEvent(await buffer(request), header, process.env.CSTAR_WEBHOOK_SECRET);
 *   if (event.type === 'ticket.created') console.log(event.data.ticket.title);
 *   response.end('ok');
 * }).listen(3000);
 * ```
 */
export function constructEvent(
  rawBody: RawBody,
  header: SignatureHeader,
  secret: WebhookSecret,
  options?: VerifyOptions,
): CStarEvent {
  if (!isPlainlyGenuine(rawBody, header, secret, options)) {
    const check = prepare(rawBody, header, secret);
    conclude(check, hasMatch(check), options);
  }
  const text = typeof rawBody === 'string' ? rawBody : textOf(bytesOf(rawBody));
  // A byte order mark counts for the signature, but is no JSON.
  return parseEvent(text.replace(/^\uFEFF/, ''));
}

/**
 * Tells whether a delivery is genuine and recent, on `node:crypto`. The same as `verifySignature` of
 * `@cstar.help/js/webhook`, and faster.
 *
 * @param rawBody the body byte for byte as it came; not parsed
 * @param header the value of `X-Signature`
 * @param secret the webhook's secret, `whsec_…`; several while you rotate
 * @param options `tolerance` in seconds (default 300), and `now`
 * @returns false for whatever a sender can get wrong
 * @throws WebhookSignatureError when no delivery could pass: without a secret (`secret_missing`), with one that is
 *   not text (`secret_malformed`), or with a body that was parsed (`body_not_raw`)
 * @example
 * ```ts
 * import { verifySignature } from '@cstar.help/js/webhook/node';
 *
 * export const isGenuine = (rawBody: Uint8Array, header: string | undefined) =>
 *   verifySignature(rawBody, header, process.env.CSTAR_WEBHOOK_SECRET);
 * ```
 */
export function verifySignature(
  rawBody: RawBody,
  header: SignatureHeader,
  secret: WebhookSecret,
  options?: VerifyOptions,
): boolean {
  return (
    isPlainlyGenuine(rawBody, header, secret, options) ||
    isGenuine(hasMatch, rawBody, header, secret, options)
  );
}

/**
 * Recognises what nearly every delivery is: one secret, one signature, genuine and recent. It costs little more than
 * its HMAC; whatever it does not recognise goes through the whole check, which decides and can tell what is wrong.
 */
function isPlainlyGenuine(
  body: RawBody,
  header: SignatureHeader,
  secret: WebhookSecret,
  { tolerance = 300, now = Date.now() / 1000 }: VerifyOptions = {},
): boolean {
  if (typeof header !== 'string' || typeof secret !== 'string' || !secret) return false;
  const [, moment, signature] = /^t=(\d+),v1=([\da-f]{64})$/.exec(header) ?? [];
  if (!moment || !signature || !(Math.abs(now - Number(moment)) <= tolerance)) return false;
  const hmac = createHmac('sha256', secret);
  if (typeof body === 'string') hmac.update(`${moment}.${body}`);
  else if (body instanceof Uint8Array) hmac.update(`${moment}.`).update(body);
  else return false;
  return timingSafeEqual(hmac.digest(), Buffer.from(signature, 'hex'));
}

/** Compares every candidate with every secret's digest, whatever matched before. */
function hasMatch({ prefix, body, secrets, signatures }: Check): boolean {
  let matched = false;
  for (const secret of secrets) {
    const digest = createHmac('sha256', secret).update(prefix).update(body).digest();
    for (const signature of signatures) {
      matched = timingSafeEqual(digest, Buffer.from(signature, 'hex')) || matched;
    }
  }
  return matched;
}
