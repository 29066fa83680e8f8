import { _SHA256 } from '@noble/hashes/sha2.js';

/**
 * HMAC (RFC 2104) over the library's SHA-256. The library has an HMAC too, for any hash, whose checks of its input
 * are half a kilobyte that nothing here needs.
 *
 * What is bundled here of `@noble/hashes`: Copyright (c) 2022 Paul Miller (paulmillr.com), MIT License.
 */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? sha256(key) : key);
  const padded = (pad: number) => block.map((byte) => byte ^ pad);
  return sha256(padded(0x5c), sha256(padded(0x36), message));
}

function sha256(...parts: Uint8Array[]): Uint8Array {
  const hash = new _SHA256();
  for (const part of parts) hash.update(part);
  return hash.digest();
}
