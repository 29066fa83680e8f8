import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a proof of identity says about a customer: these fields are signed, and no others. */
export interface SignedCustomer {
  email: string;
  /** The ID that the team itself gave. A number is signed as text. */
  externalId?: string | number | null | undefined;
  name?: string | null | undefined;
  /** The moment of signing, in Unix seconds. */
  timestamp: number;
}

/** `expectedPayload` is the text that has to be signed: to be shown where data is for tests only. */
export type IdentityCheck =
  | { ok: true }
  | { ok: false; reason: 'signature' | 'timestamp'; expectedPayload: string };

/** How far the moment of signing may be from now, either way, in seconds: clocks differ, and pages stay open. */
const identityTolerance = 3_600;

/**
 * Whether the team's own server signed who a customer is: HMAC-SHA256, in lower-case hex, over the compact JSON
 * of the signed fields with their keys in alphabetical order.
 *
 * @param secrets those that hold, in any order; without one, nothing is proven
 */
export function verifyIdentity({
  customer,
  signature,
  secrets,
  now,
}: {
  customer: SignedCustomer;
  signature: string;
  secrets: readonly string[];
  now: Date;
}): IdentityCheck {
  const expectedPayload = identityPayload(customer);
  // No early end: the time does not tell which secret fits.
  const matches = secrets.filter((secret) => isSameText(signatureOf(expectedPayload, secret), signature));
  if (matches.length === 0) return { ok: false, reason: 'signature', expectedPayload };
  const age = Math.abs(now.getTime() / 1_000 - customer.timestamp);
  if (!(age <= identityTolerance)) return { ok: false, reason: 'timestamp', expectedPayload };
  return { ok: true };
}

/** The text that is signed. */
export const identityPayload = ({ email, externalId, name, timestamp }: SignedCustomer): string =>
  JSON.stringify({
    email,
    externalId: externalId?.toString(),
    name: name ?? undefined,
    timestamp,
  });

const signatureOf = (payload: string, secret: string): string =>
  createHmac('sha256', secret).update(payload).digest('hex');

function isSameText(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}
