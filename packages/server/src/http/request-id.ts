import { createMiddleware } from 'hono/factory';
import { v7 as uuidv7 } from 'uuid';
import type { ServerEnvironment } from './environment.ts';

export const requestIdHeader = 'x-cstar-request-id';

export const newRequestId = (): string => `req_${uuidv7().replaceAll('-', '')}`;

/** Gives each call its id and its moment, and puts the id on whatever response comes out. */
export const requestId = (clock: () => number) =>
  createMiddleware<ServerEnvironment>(async (c, next) => {
    c.set('requestId', newRequestId());
    c.set('now', new Date(clock()));
    await next();
    c.header(requestIdHeader, c.var.requestId);
  });
