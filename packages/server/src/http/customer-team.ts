import { createHash } from 'node:crypto';
import { pathParameters } from '@cstar.help/contract';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import type { Principal } from '../context.ts';
import { callerOf } from '../customer/caller.ts';
import { isOver, tooMany } from '../customer/count.ts';
import type { Caller, CustomerFacts } from '../customer/facts.ts';
import { invalidToken } from '../customer/hold-session.ts';
import type { CustomerLimits } from '../customer/limits.ts';
import type { AccessTokens } from '../customer/tokens.ts';
import type { Database } from '../db/database.ts';
import { findTeamByReference } from '../db/owner.ts';
import { ApiError } from '../errors.ts';
import type { RateCounter } from '../rate-counter.ts';
import { addressOf } from './address.ts';
import type { ServerEnvironment } from './environment.ts';
import { validate } from './validation.ts';

/** Stands where others have the member behind their key: who calls from a browser is none. */
const nobody = '00000000-0000-0000-0000-000000000000';

interface CustomerTeamDependencies {
  db: Database;
  accessTokens: AccessTokens;
  rateCounter: RateCounter;
  customerLimits: CustomerLimits;
  trustedProxies: number;
}

const teamInPath = z.object({ team: pathParameters.team });

/** Finds the team in the path, and who calls. */
export const customerTeam = (
  dependencies: CustomerTeamDependencies,
  { ignoresBadToken }: { ignoresBadToken: boolean },
) =>
  createMiddleware<ServerEnvironment>(async (c, next) => {
    const { trustedProxies } = dependencies;
    const peer = c.env.connection?.address;
    const address = addressOf({ peer, forwarded: c.req.header('x-forwarded-for'), trustedProxies });
    const { team: named } = validate(teamInPath, { team: c.req.param('team') ?? '' }, 'path');
    const isTest = named.endsWith(':test');
    const reference = isTest ? named.slice(0, -':test'.length) : named;
    const team = await findTeamByReference(dependencies.db, reference);
    if (team === undefined) {
      await countStray(dependencies, address);
      throw new ApiError(
        'resource_missing',
        'No team has this slug or UUID. Copy the slug of your team from its settings; put :test behind it for test data.',
        { param: 'team' },
      );
    }
    const tenant = { teamId: team.id, environment: isTest ? ('test' as const) : ('live' as const) };
    const token = tokenOf(c);
    const caller = token === undefined ? null : await callerOf(dependencies, token, tenant, c.var.now);
    if (token !== undefined && caller === null && !ignoresBadToken) {
      await countStray(dependencies, address);
      throw invalidToken();
    }
    const customer = { caller, address, userAgent: c.req.header('user-agent') ?? '' };
    c.set('principal', principalOf({ ...tenant, name: team.name, slug: team.slug }, customer));
    c.set('actor', actorOf(caller));
    c.set('customer', customer);
    await next();
  });

const tokenOf = (c: Context): string | undefined =>
  /^Bearer +(\S+)$/i.exec(c.req.header('authorization')?.trim() ?? '')?.[1];

/** Counts a call that is nobody's and nowhere: by its address, over all teams. */
async function countStray(
  { rateCounter, customerLimits: { strayCalls: limit } }: CustomerTeamDependencies,
  address: string,
): Promise<void> {
  const standing = { limit, ...(await rateCounter.count(`customer:stray:${address}`)) };
  if (!isOver(standing)) return;
  throw tooMany(
    standing,
    `${limit} calls per hour may come from one address with a token that is not valid, or for a team that there is not.`,
  );
}

const actorOf = (caller: Caller | null) =>
  caller?.type === 'customer'
    ? ({ type: 'customer', id: caller.customer.id, name: caller.customer.name } as const)
    : ({ type: 'customer', id: null, name: 'Visitor' } as const);

function principalOf(
  team: { teamId: string; environment: Principal['environment']; name: string; slug: string },
  customer: CustomerFacts,
): Principal {
  return {
    // Whatever is kept per key is kept per caller: a stored response is for whoever made the call.
    keyId: keyOf(customer),
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

/** Of callers without a token all that is known is where they are, and with what browser. */
function keyOf({ caller, address, userAgent }: CustomerFacts): string {
  if (caller !== null) return `session:${caller.sessionId}`;
  return `public:${createHash('sha256')
    .update(JSON.stringify([address, userAgent]))
    .digest('base64url')}`;
}
