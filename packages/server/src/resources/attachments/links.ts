import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Tenant } from '../../db/tenant.ts';

/** How long a download URL works, in seconds. */
const lifetime = 60 * 60;

export interface FileLinks {
  /** A URL that downloads one file for an hour, and when that hour ends. */
  sign(file: Tenant & { id: string }, origin: string, now: Date): { url: string; expiresAt: Date };
  /** Whether this server has signed exactly this. */
  verify(file: Tenant & { id: string }, expires: string, signature: string): boolean;
}

/** Makes and checks download URLs. `publicUrl` replaces the address that a caller has used. */
export function createFileLinks(secret: string, publicUrl?: string | undefined): FileLinks {
  const pathOf = ({ teamId, environment, id }: Tenant & { id: string }) =>
    `/files/${teamId}/${environment}/${id}`;
  const digest = (path: string, expires: string): Buffer =>
    createHmac('sha256', secret).update(`${path}?${expires}`).digest();
  return {
    sign(file, origin, now) {
      const path = pathOf(file);
      const expires = Math.floor(now.getTime() / 1000) + lifetime;
      const signature = digest(path, String(expires)).toString('base64url');
      const base = (publicUrl ?? origin).replace(/\/+$/, '');
      return {
        url: `${base}${path}?expires=${expires}&signature=${signature}`,
        expiresAt: new Date(expires * 1000),
      };
    },
    verify(file, expires, signature) {
      const expected = digest(pathOf(file), expires);
      const given = Buffer.from(signature, 'base64url');
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
