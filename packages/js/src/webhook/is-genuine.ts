import { bytesOf, type Check, conclude, secretsOf } from './check.ts';
import { readHeader } from './header.ts';
import { WebhookSignatureError } from './signature-error.ts';
import type { RawBody, SignatureHeader, VerifyOptions, WebhookSecret } from './types.ts';

/**
 * The answer of a check as a boolean.
 *
 * @param matches computes whether a signature of the header is one that a secret makes
 * @throws WebhookSignatureError for mistakes that no sender can make
 */
export function isGenuine(
  matches: (check: Check) => boolean,
  rawBody: RawBody,
  header: SignatureHeader,
  secret: WebhookSecret,
  options?: VerifyOptions,
): boolean {
  // Only the receiver's own code can get these wrong: no delivery would ever pass, so `false` would hide it.
  const own = { body: bytesOf(rawBody), secrets: secretsOf(secret) };
  try {
    const check = { ...own, ...readHeader(header) };
    conclude(check, matches(check), options);
    return true;
  } catch (error) {
    if (error instanceof WebhookSignatureError) return false;
    throw error;
  }
}
