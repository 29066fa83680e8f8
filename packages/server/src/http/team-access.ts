import { parseUuid } from '@cstar.help/contract';
import { createMiddleware } from 'hono/factory';
import { ApiError } from '../errors.ts';
import type { ServerEnvironment } from './environment.ts';

/** Lets a key into its own team only. Whether another team exists stays unsaid. */
export const teamAccess = createMiddleware<ServerEnvironment>(async (c, next) => {
  const teamId = parseUuid(c.req.param('teamId') ?? '');
  if (teamId === null) {
    throw new ApiError(
      'parameter_invalid',
      'The team ID in the path is no UUID. Use the teamId that GET /api/v1/auth/whoami returns.',
      { param: 'teamId' },
    );
  }
  if (teamId !== c.var.principal.teamId) {
    throw new ApiError(
      'team_access_denied',
      'This API key does not belong to the team in the path. Use a key of that team, or the teamId that GET /api/v1/auth/whoami returns.',
    );
  }
  await next();
});
