import { createHmac, randomBytes } from 'node:crypto';

/** A new secret for a webhook. */
export const newSigningSecret = (): string => `whsec_${randomBytes(32).toString('base64url')}`;

/**
 * What proves to a receiver that a body comes from here: `t=<unix seconds>,v1=<hex>`, an HMAC-SHA256
 * over the moment and the body as it is sent.
 *
 * @param secrets The one that holds, then those before it that still do: a `v1` for each. A receiver
 *   that reads only the last `v1` therefore goes on with its old secret, right after a rotation.
 */
export function signatureOf(secrets: readonly string[], rawBody: string, sentAt: Date): string {
  const seconds = Math.floor(sentAt.getTime() / 1000);
  const signed = secrets.map((secret) => {
    const digest = createHmac('sha256', secret).update(`${seconds}.${rawBody}`).digest('hex');
    return `v1=${digest}`;
  });
  return [`t=${seconds}`, ...signed].join(',');
}
