import type { Access, Method } from '@cstar.help/contract';
import { createMiddleware } from 'hono/factory';
import { ApiError } from '../errors.ts';
import type { ServerEnvironment } from './environment.ts';

/** Keeps publishable keys, which anyone can read in a web page, to what is meant for them. */
export const access = (endpoint: { access: Access; method: Method }) =>
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
    await next();
  });
