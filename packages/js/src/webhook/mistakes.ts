import { WebhookSignatureError } from './signature-error.ts';

/** What to do about a mistake, by what it was made with. */
const remedies = {
  secret: "Pass the webhook's own, whsec_….",
  header: 'Pass X-Signature as is.',
  body: 'Pass it raw, not parsed.',
  signature: 'Wrong secret, or a body serialised again.',
  crypto: 'Use js/webhook/node.',
  timestamp: 'A replay, or a clock is wrong.',
} as const;

/** The `code` of a `WebhookSignatureError`: one per mistake that tends to be made. */
export type WebhookMistake =
  | 'body_consumed'
  | 'body_not_event'
  | 'body_not_raw'
  | 'body_white_space'
  | 'crypto_missing'
  | 'header_malformed'
  | 'header_missing'
  | 'secret_malformed'
  | 'secret_missing'
  | 'secret_white_space'
  | 'signature_mismatch'
  | 'timestamp_outside_tolerance';

/** The error of a mistake; `found` goes on from what the code begins with: the body, the secret … */
export function mistake(code: WebhookMistake, found: string): WebhookSignatureError {
  const [subject] = code.split('_') as [keyof typeof remedies];
  return new WebhookSignatureError(`The ${subject} ${found}. ${remedies[subject]}`, { code });
}
