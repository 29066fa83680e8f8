import { createMiddleware } from 'hono/factory';
import type { Principal } from '../context.ts';
import { callerOf } from '../customer/caller.ts';
import type { Caller } from '../customer/facts.ts';
import type { AccessTokens } from '../customer/tokens.ts';
import type { Database } from '../db/database.ts';
import { findTeamByReference } from '../db/owner.ts';
import { ApiError } from '../errors.ts';
import type { ServerEnvironment } from './environment.ts';

/** Stands where others have the member behind their key: who calls from a browser is none. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** Finds the team in the path, and who calls. A token that is not valid is refused: silence would look like a log-out. */
export const customerTeam = (dependencies: { db: Database; accessTokens: AccessTokens }) =>
  createMiddleware<ServerEnvironment>(async (c, next) => {
    const named = c.req.param('team') ?? '';
    const isTest = named.endsWith(':test');
    const reference = isTest ? named.slice(0, -':test'.length) : named;
    const team = await findTeamByReference(dependencies.db, reference);
    if (team === undefined) {
      throw new ApiError(
        'resource_missing',
        'No team has this slug or UUID. Copy the slug of your team from its settings; put :test behind it for test data.',
        { param: 'team' },
      );
    }
    const tenant = { teamId: team.id, environment: isTest ? ('test' as const) : ('live' as const) };
    const token = /^Bearer +(\S+)$/i.exec(c.req.header('authorization')?.trim() ?? '')?.[1];
    const caller = token === undefined ? null : await callerOf(dependencies, token, tenant, c.var.now);
    if (token !== undefined && caller === null && !c.req.path.endsWith('/logout')) {
      throw new ApiError(
        'invalid_token',
        'This access token is not valid, or not any more. Refresh it, or log in or identify again.',
      );
    }
    c.set('principal', principalOf({ ...tenant, name: team.name, slug: team.slug }, caller));
    c.set('actor', actorOf(caller));
    const address = c.env.connection?.address ?? 'in process';
    c.set('customer', { caller, address, userAgent: c.req.header('user-agent') ?? '' });
    await next();
  });

const actorOf = (caller: Caller | null) =>
  caller?.type === 'customer'
    ? ({ type: 'customer', id: caller.customer.id, name: caller.customer.name } as const)
    : ({ type: 'customer', id: null, name: 'Visitor' } as const);

function principalOf(
  team: { teamId: string; environment: Principal['environment']; name: string; slug: string },
  caller: Caller | null,
): Principal {
  return {
    // Whatever is kept per key is kept per session: a stored response is for whoever made the call.
    keyId: caller === null ? 'public' : `session:${caller.sessionId}`,
    keyType: 'publishable',
    environment: team.environment,
    teamId: team.teamId,
    teamName: team.name,
    teamSlug: team.slug,
    memberId: nobody,
    memberName: 'Nobody',
    role: 'spectator',
    permissions: [],
  };
}
