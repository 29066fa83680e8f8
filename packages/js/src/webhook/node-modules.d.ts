// The sources compile without Node's types, so that none of them gets into the declarations of the package. These are
// the few that `*.node.ts` needs.

declare module 'node:crypto' {
  interface Hmac {
    update(data: string | Uint8Array): Hmac;
    digest(): Uint8Array;
  }
  export function createHmac(algorithm: 'sha256', key: string): Hmac;
  export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean;
}

declare module 'node:buffer' {
  export const Buffer: {
    from(text: string, encoding: 'hex'): Uint8Array;
  };
}
