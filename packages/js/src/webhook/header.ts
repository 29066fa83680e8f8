import { mistake } from './mistakes.ts';
import type { SignatureHeader } from './types.ts';

/** What a header claims, before any cryptography. */
export interface Claim {
  /** What was signed before the body: the moment and a dot. Empty in the legacy form, which knows no moment. */
  readonly prefix: string;
  /** Candidates of 64 hex digits; one that matches is enough. */
  readonly signatures: readonly string[];
}

/**
 * Reads `t=<Unix seconds>,v1=<hex>` with any number of `v1`, or `sha256=<hex>` where there is no `t`.
 *
 * @throws WebhookSignatureError when the header is missing or has another form
 */
export function readHeader(header: SignatureHeader): Claim {
  const text = `${header ?? ''}`;
  const all = (pattern: RegExp) => Array.from(text.matchAll(pattern), ([, value = '']) => value);
  const [moment, another] = all(/\bt=(\d+)(?![^,\s])/g);
  const signatures = all(
    moment ? /\bv1=([\da-fA-F]{64})(?![^,\s])/g : /\bsha256=([\da-fA-F]{64})(?![^,\s])/g,
  );
  if (!text.trim()) throw mistake('header_missing', 'is missing or empty');
  if (another || !signatures[0]) throw mistake('header_malformed', 'is not t=<seconds>,v1=<hex>');
  return { prefix: moment ? `${moment}.` : '', signatures };
}
