import type { Hono } from 'hono';
import { ApiError } from '../errors.ts';
import type { ServerEnvironment } from './environment.ts';
import { shorten } from './shorten.ts';

/** Answers a known path with a wrong method, and names the right ones. Mounted after all routes. */
export function refuseOtherMethods(
  app: Hono<ServerEnvironment>,
  routes: { path: string; method: string }[],
): void {
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map((route) => route.method);
    app.all(path, (c) => {
      throw new ApiError(
        'method_not_allowed',
        `${shorten(c.req.path)} does not take ${c.req.method}. Use ${methods.join(' or ')}.`,
        { headers: { allow: methods.join(', ') } },
      );
    });
  }
}
