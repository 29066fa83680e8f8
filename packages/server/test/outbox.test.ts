import { contract } from '@cstar.help/contract';
import { Hono } from 'hono';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context, Principal } from '../src/context.ts';
import type { OpenDatabase } from '../src/db/database.ts';
import { events } from '../src/db/schema/index.ts';
import type { ServerEnvironment } from '../src/http/environment.ts';
import { answerErrors } from '../src/http/errors.ts';
import type { AnyEndpoint } from '../src/http/read-input.ts';
import { serve } from '../src/http/serve.ts';
import { silent } from '../src/logger.ts';
import { createTicket } from '../src/resources/tickets/operations.ts';
import { ticketHandlers } from '../src/resources/tickets/tickets.ts';
import { createServices } from '../src/services.ts';
import { CreateTeamOptions, createTeam } from '../src/teams/create.ts';
import { ownDatabase } from './support/database.ts';

// Whoever sends events on is woken after the commit of what wrote some, and by nothing else.

const now = new Date(1_800_000_000_000);
const { create, list, update } = contract.tickets.endpoints;

let database: OpenDatabase;
let principal: Principal;
/** How many events were committed each time somebody was woken. */
const woken: Promise<number>[] = [];
const app = new Hono<ServerEnvironment>();

beforeAll(async () => {
  database = await ownDatabase();
  const { db } = database;
  const team = await createTeam({ db, clock: () => now.getTime() }, CreateTeamOptions.parse({}));
  const [member] = team.members;
  if (member === undefined) throw new Error('A team has an owner.');
  principal = {
    keyId: uuidv7(),
    keyType: 'secret',
    environment: 'test',
    ...team,
    memberId: member.id.replace('mem_', ''),
    memberName: member.name,
    role: 'owner',
    permissions: [],
  };
  app.onError(answerErrors(silent));
  app.use(async (c, next) => {
    c.set('principal', principal);
    c.set('now', now);
    c.set('requestId', 'req_1');
    await next();
  });
  const dependencies = {
    db,
    development: true,
    services: createServices(),
    reactions: [],
    events: {
      wake() {
        woken.push(db.$count(events).then((count) => count));
      },
    },
  };
  const route = (endpoint: AnyEndpoint, path: string, handler: Parameters<typeof serve>[2]) =>
    app.on(endpoint.method, path, serve(dependencies, endpoint, handler));
  route(create, '/tickets', ticketHandlers.create);
  route(list, '/tickets', ticketHandlers.list);
  route(update, '/tickets/:ticketId', ticketHandlers.update);
  route(create, '/undone', async ({ context }: { context: Context }) => {
    await createTicket(context, { title: 'Mug', priority: 'low' });
    throw new Error('undone');
  });
});

afterAll(() => database.close());

const call = async (method: string, path: string, body?: object) => {
  const sent = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const reply = await app.request(path, sent);
  return { status: reply.status, data: Object(Object(await reply.json()).data) };
};

test('a commit wakes once, when it wrote events, and they are there by then', async () => {
  const { status, data } = await call('POST', '/tickets', { title: 'Cup' });
  expect(status).toBe(201);
  expect(await Promise.all(woken)).toEqual([1]);
  await call('PATCH', `/tickets/${data.id}`, { title: 'Mug', status: 'closed' });
  expect(await Promise.all(woken)).toEqual([1, 3]);

  expect((await call('GET', '/tickets')).status).toBe(200);
  expect((await call('PATCH', `/tickets/${data.id}`, { title: 'Mug' })).status).toBe(200);
  expect((await call('PATCH', `/tickets/${data.id}`, { title: 7 })).status).toBe(400);
  expect((await call('POST', '/undone', { title: 'Cup' })).status).toBe(500);
  expect(await Promise.all(woken)).toEqual([1, 3]);
  expect(await database.db.$count(events)).toBe(3);
});
