export const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

export const isText = (value: unknown): value is string => typeof value === 'string';

/** What the signature is over: the prefix, then the body as it came. */
export function signedBytes({ prefix, body }: { prefix: string; body: Uint8Array }): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(prefix.length + body.length);
  bytes.set(encode(prefix));
  bytes.set(body, prefix.length);
  return bytes;
}

/** Whether a digest is among the candidates. Takes the same time wherever they differ, and never stops early. */
export function isAmong(digest: Uint8Array, candidates: readonly string[]): boolean {
  const differences = candidates.map((candidate) =>
    digest.reduce(
      (sum, byte, index) => sum | (byte ^ Number(`0x${candidate.slice(index * 2, index * 2 + 2)}`)),
      0,
    ),
  );
  return differences.includes(0);
}

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
