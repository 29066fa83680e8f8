const digits = (count: number): Uint8Array => {
  const bytes = new Uint8Array(count);
  // Without `crypto` (Node 18) an id is not secret, only unique, and random digits do.
  return globalThis.crypto?.getRandomValues(bytes) ?? bytes.map(() => Math.floor(Math.random() * 256));
};

/**
 * An id of our own making, a UUID v4 with a prefix: the same message sent twice is one. Not by `randomUUID`, which
 * pages without https do not have.
 */
export function newId(prefix: string): string {
  const bytes = digits(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return prefix + Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
