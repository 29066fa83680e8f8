import { createMiddleware } from 'hono/factory';
import { v7 as uuidv7 } from 'uuid';
import type { ServerEnvironment } from './environment.ts';

export const requestIdHeader = 'x-cstar-request-id';

/** Gives each call its id and its moment, and puts the id on whatever response comes out. */
export const requestId = (clock: () => number) =>
  createMiddleware<ServerEnvironment>(async (c, next) => {
    c.set('requestId', `req_${uuidv7().replaceAll('-', '')}`);
    c.set('now', new Date(clock()));
    await next();
    c.header(requestIdHeader, c.var.requestId);
  });
