import { createHmac, randomBytes } from 'node:crypto';

/** A new secret for a webhook. */
export const newSigningSecret = (): string => `whsec_${randomBytes(32).toString('base64url')}`;

/**
 * What proves to a receiver that a body comes from here: `t=<unix seconds>,v1=<hex>`, an HMAC-SHA256
 * over the moment and the body as it is sent.
 */
export function signatureOf(secret: string, rawBody: string, sentAt: Date): string {
  const seconds = Math.floor(sentAt.getTime() / 1000);
  const digest = createHmac('sha256', secret).update(`${seconds}.${rawBody}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}
