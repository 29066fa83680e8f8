import { parseId } from '@cstar.help/contract';
import { v7 as uuidv7 } from 'uuid';
import { createApp } from '../../src/app.ts';
import type { Context } from '../../src/context.ts';
import { inTenant } from '../../src/db/tenant.ts';
import { publishing } from '../../src/events/publish.ts';
import { createHousekeeping } from '../../src/housekeeping.ts';
import { defaultRateLimits } from '../../src/http/rate-limit.ts';
import { listen } from '../../src/listen.ts';
import { silent } from '../../src/logger.ts';
import { countInMemory } from '../../src/rate-counter.ts';
import { play } from '../../src/resources/game/engine.ts';
import type { Deed } from '../../src/resources/game/rules/turn.ts';
import { createServices } from '../../src/services.ts';
import { newTeam, type TestTeam } from './api.ts';
import { ownDatabase } from './database.ts';

type Member = TestTeam['members'][number];

/** A server with a clock that stands where it is put, and players who can be given what a test needs. */
export async function startGame(now = '2026-04-06T12:00:00.000Z') {
  let moment = Date.parse(now);
  const clock = () => moment;
  const database = await ownDatabase();
  const { db } = database;
  const rateCounter = countInMemory(3600);
  const app = createApp({
    db,
    clock,
    rateCounter,
    rateLimits: defaultRateLimits,
    housekeeping: createHousekeeping(db, clock, silent),
    logger: silent,
    services: createServices(),
    development: true,
  });
  const host = '127.0.0.1';
  const listener = await listen(async (request) => app.fetch(request), { host, port: 0 });
  const url = `http://${host}:${listener.port}`;

  /** Does work in a transaction of the test environment, in the name of a member, with no reactions. */
  async function run<Result>(
    team: TestTeam,
    { id, name }: Member,
    work: (context: Context) => Promise<Result>,
  ): Promise<Result> {
    const memberId = parseId('member', id);
    if (memberId === null) throw new Error(`${id} is no member ID.`);
    const { teamId, teamName, teamSlug } = team;
    const tenant = { teamId, environment: 'test' as const };
    const { result } = await inTenant(db, tenant, 'write', (tx) =>
      publishing(
        {
          tx,
          now: new Date(moment),
          requestId: 'test',
          newId: uuidv7,
          actor: { type: 'member', id: memberId, name },
          principal: {
            ...tenant,
            keyId: memberId,
            keyType: 'secret',
            teamName,
            teamSlug,
            memberId,
            memberName: name,
            role: 'owner',
            permissions: [],
          },
        },
        [],
        work,
      ),
    );
    return result;
  }

  return {
    url,
    db,
    newTeam: (options?: unknown) => newTeam(options, url),
    /** Puts the clock to a moment. */
    at(time: string) {
      moment = Date.parse(time);
    },
    /** Gives a player what a deed brings, in the test environment. */
    async give(team: TestTeam, member: Member, deed: Omit<Deed, 'reason'>) {
      await run(team, member, (context) =>
        play(context, context.principal.memberId, { reason: 'test', ...deed }),
      );
    },
    run,
    async close() {
      await listener.close();
      await rateCounter.close();
      await database.close();
    },
  };
}

export type GameServer = Awaited<ReturnType<typeof startGame>>;

/** The member of a team with this name. */
export function memberOf(team: TestTeam, name: string): Member {
  const member = team.members.find((one) => one.name === name);
  if (member === undefined) throw new Error(`${team.teamName} has no member called ${name}.`);
  return member;
}
