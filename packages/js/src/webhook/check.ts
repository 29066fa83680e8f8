import { encode, isText, textOf } from './bytes.ts';
import { type Claim, readHeader } from './header.ts';
import { mistake } from './mistakes.ts';
import type { SignatureHeader, VerifyOptions, WebhookSecret } from './types.ts';

/** Everything that decides whether a delivery is genuine, but for the computation itself. */
export interface Check extends Claim {
  readonly body: Uint8Array;
  readonly secrets: readonly string[];
}

/**
 * Collects what a check needs, or says what is wrong before there is anything to compute.
 *
 * @throws WebhookSignatureError when the secret, the body or the header cannot be right
 */
export const prepare = (body: unknown, header: SignatureHeader, secret: WebhookSecret): Check => ({
  body: bytesOf(body),
  secrets: secretsOf(secret),
  ...readHeader(header),
});

export function secretsOf(secret: WebhookSecret): string[] {
  const secrets = [secret].flat().filter((one) => one) as string[];
  if (!secrets[0]) throw mistake('secret_missing', 'is missing');
  // Anything else would sign as the text it turns into, `[object Promise]`, which everyone knows.
  if (!secrets.every(isText)) throw mistake('secret_malformed', 'is not text');
  return secrets;
}

/** Lets the engine judge: test runners and frames have classes of their own, and parsed JSON can have any property. */
export function bytesOf(body: unknown): Uint8Array {
  if (isText(body)) return encode(body);
  try {
    const { buffer, byteOffset, byteLength } = ArrayBuffer.isView(body)
      ? body
      : new DataView(body as ArrayBuffer);
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch {
    throw mistake('body_not_raw', 'is neither text nor bytes');
  }
}

/**
 * Ends a check: returns when the delivery is genuine and recent.
 *
 * @param matched whether a signature of the header is one that a secret makes
 * @throws WebhookSignatureError that names the likely mistake
 */
export function conclude(
  { secrets, body, prefix }: Check,
  matched: boolean,
  { tolerance = 300, now = Date.now() / 1000 }: VerifyOptions = {},
): void {
  // A legacy body that began with a moment and a dot would be a delivery of today's form without its moment.
  if (!matched || !(prefix || body[0] === 123)) {
    if (/\s/.test(`${secrets}`)) throw mistake('secret_white_space', 'has added white space');
    if (!secrets.every((secret) => secret.startsWith('whsec_')))
      throw mistake('secret_malformed', 'is not whsec_… (an API key?)');
    if (/^.?\s|\s$/.test(textOf(body))) throw mistake('body_white_space', 'has added white space');
    throw mistake('signature_mismatch', 'does not match');
  }
  const age = now - Number(prefix);
  // Written so that a tolerance that is not a number lets nothing pass.
  if (prefix && !(Math.abs(age) <= tolerance)) {
    throw mistake(
      'timestamp_outside_tolerance',
      `is ${Math.ceil(Math.abs(age))} s ${age < 0 ? 'in the future' : 'ago'}; ${tolerance} s are tolerated`,
    );
  }
}
