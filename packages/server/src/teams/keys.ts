import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Environment, KeyType } from '../db/schema/index.ts';

const prefixes = {
  secret: { live: 'sk_live_', test: 'sk_test_' },
  publishable: { live: 'pk_live_', test: 'pk_test_' },
} as const satisfies Record<KeyType, Record<Environment, string>>;

/** 24 bytes are exactly 32 characters of base64url. */
const secretBytes = 24;
const keyPattern = /^(?:sk|pk)_(?:live|test)_[A-Za-z0-9_-]{32}$/;

export const looksLikeKey = (text: string): boolean => keyPattern.test(text);

export const newKey = (type: KeyType, environment: Environment): string =>
  prefixes[type][environment] + randomBytes(secretBytes).toString('base64url');

/**
 * What is stored of a key. A plain SHA-256, not a slow password hash: the key holds 192 random
 * bits, so there is no dictionary to try, and each request computes this once.
 */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Compares two digests in a time that does not tell where they differ. */
export const sameHash = (left: string, right: string): boolean =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));

/** What people see of a key again: enough to tell keys apart, too little to use. */
export const keyHint = (key: string): string => `${key.slice(0, 8)}…${key.slice(-4)}`;
