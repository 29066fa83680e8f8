import { mebibyte } from '@cstar.help/contract';
import { Hono } from 'hono';
import { CreateTeamOptions, createTeam, type TeamDependencies } from '../teams/create.ts';
import { refuseWebPages } from './cross-origin.ts';
import { successEnvelope } from './envelope.ts';
import type { ServerEnvironment } from './environment.ts';
import { readJsonObject } from './read-input.ts';
import { validate } from './validation.ts';

/** Lets tests in other processes make teams of their own. Never mounted outside development. */
export function developmentRoutes(dependencies: TeamDependencies): Hono<ServerEnvironment> {
  return new Hono<ServerEnvironment>().use(refuseWebPages).post('/teams', async (c) => {
    const options = validate(CreateTeamOptions, await readJsonObject(c, mebibyte), 'body');
    const team = await createTeam(dependencies, options);
    const call = { requestId: c.var.requestId, timestamp: c.var.now };
    return c.json(successEnvelope({ kind: 'one', data: team }, call), 201);
  });
}
