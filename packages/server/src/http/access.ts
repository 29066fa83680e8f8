import type { Access, Method, PermissionKey } from '@cstar.help/contract';
import { createMiddleware } from 'hono/factory';
import type { Principal } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { ServerEnvironment } from './environment.ts';

interface Guarded {
  access: Access;
  method: Method;
  permission: PermissionKey | undefined;
}

/**
 * Keeps publishable keys, which anyone can read in a web page, to what is meant for them, and each
 * secret key to what the role of its member allows.
 */
export const access = (endpoint: Guarded) =>
  createMiddleware<ServerEnvironment>(async (c, next) => {
    if (endpoint.access === 'secret' && c.var.principal.keyType === 'publishable') {
      throw endpoint.method === 'GET'
        ? new ApiError(
            'insufficient_permissions',
            'A publishable key may not read this. Call it from your server with a secret key (sk_…).',
          )
        : new ApiError(
            'publishable_key_write',
            'A publishable key may read only. Make this change from your server with a secret key (sk_…).',
          );
    }
    if (endpoint.permission !== undefined) requirePermission(c.var.principal, endpoint.permission);
    await next();
  });

/** Lets a member pass whose role has the permission. */
export function requirePermission({ role, permissions }: Principal, permission: PermissionKey): void {
  if (permissions.includes(permission)) return;
  throw new ApiError(
    'insufficient_permissions',
    `This needs the permission ${permission}, which the role ${role} behind this key does not have. Use a key of a member who has it.`,
  );
}
