import { encode, isAmong, signedBytes } from './bytes.ts';
import type { Check } from './check.ts';
import { hmacSha256 } from './hmac.ts';
import { isGenuine } from './is-genuine.ts';
import type { RawBody, SignatureHeader, VerifyOptions, WebhookSecret } from './types.ts';

/**
 * Tells whether a delivery is genuine and recent. Synchronous on every platform, at the price of SHA-256 in
 * JavaScript; where you can await, `constructEventAsync` is smaller and says what is wrong, and on Node
 * `@cstar.help/js/webhook/node` is faster.
 *
 * @param rawBody the body byte for byte as it came; not parsed
 * @param header the value of `X-Signature`: `t=<Unix seconds>,v1=<hex>`, or the legacy `sha256=<hex>`
 * @param secret the webhook's secret, `whsec_…`; several while you rotate
 * @param options `tolerance` in seconds (default 300), and `now`
 * @returns false for whatever a sender can get wrong
 * @throws WebhookSignatureError when no delivery could pass: without a secret (`secret_missing`), with one that is
 *   not text (`secret_malformed`), or with a body that was parsed (`body_not_raw`)
 * @example
 * ```ts
 * import { verifySignature } from '@cstar.help/js/webhook';
 *
 * export function isGenuine(rawBody: string, headers: Record<string, string | undefined>) {
 *   return verifySignature(rawBody, headers['x-signature'], process.env.CSTAR_WEBHOOK_SECRET);
 * }
 * ```
 */
export function verifySignature(
  rawBody: RawBody,
  header: SignatureHeader,
  secret: WebhookSecret,
  options?: VerifyOptions,
): boolean {
  return isGenuine(hasMatch, rawBody, header, secret, options);
}

function hasMatch(check: Check): boolean {
  const bytes = signedBytes(check);
  const matches = check.secrets.map((secret) => isAmong(hmacSha256(encode(secret), bytes), check.signatures));
  return matches.includes(true);
}
