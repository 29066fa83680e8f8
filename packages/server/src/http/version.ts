import { createMiddleware } from 'hono/factory';
import { ApiError } from '../errors.ts';
import type { ServerEnvironment } from './environment.ts';
import { shorten } from './shorten.ts';

const versionHeader = 'CStar-Version';
const knownVersion = '2026-03-01';

/** Refuses a version of the API that this server does not speak. */
export const checkVersion = createMiddleware<ServerEnvironment>(async (c, next) => {
  const version = c.req.header(versionHeader);
  if (version !== undefined && version !== knownVersion) {
    throw new ApiError(
      'parameter_invalid',
      `The ${versionHeader} ${shorten(version)} is not known. Send ${knownVersion}, or leave the header out.`,
      { param: versionHeader },
    );
  }
  await next();
});
