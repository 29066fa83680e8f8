import { parseId } from '@cstar.help/contract';
import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { openDatabase } from '../src/db/connect.ts';
import type { OpenDatabase } from '../src/db/database.ts';
import { jobTable } from '../src/db/jobs.ts';
import { events, webhookDeliveries, webhooks } from '../src/db/schema/index.ts';
import { createDeliver, type Deliver } from '../src/events/deliver.ts';
import {
  createDispatcher,
  type Dispatcher,
  type DispatcherOptions,
} from '../src/events/dispatch/dispatcher.ts';
import { limits } from '../src/events/dispatch/policy.ts';
import { openDeliveryQueue } from '../src/events/dispatch/queue.ts';
import type { LoggedEvent } from '../src/events/log.ts';
import { silent } from '../src/logger.ts';
import { CreateTeamOptions, createTeam } from '../src/teams/create.ts';
import { ownDatabaseUrl } from './support/database.ts';
import { type Receiver, receive } from './support/receiver.ts';

const minute = 60_000;

let own: { url: string; drop(): Promise<void> };
let database: OpenDatabase;
let now: number;
let teamId: string;
const clock = () => now;
const cleanUps: (() => Promise<void>)[] = [];

beforeAll(async () => {
  own = await ownDatabaseUrl();
  database = await openDatabase(own.url, silent);
});
afterAll(async () => {
  await database.close();
  await own.drop();
});
const newTeamId = async () =>
  (await createTeam({ db: database.db, clock }, CreateTeamOptions.parse({}))).teamId;
beforeEach(async () => {
  now = Date.parse('2026-03-01T09:00:00Z');
  teamId = await newTeamId();
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  await database.db.delete(webhooks);
  await database.db.delete(events);
  await database.db.execute(sql`delete from ${jobTable}`);
});

/** Another process on the same database: embedded, one that shares its only connection. */
async function otherProcess(): Promise<OpenDatabase> {
  if (inject('database') === 'memory') return database;
  const opened = await openDatabase(own.url, silent);
  cleanUps.push(opened.close);
  return opened;
}

// What hangs does so for longer than any of these tests takes.
const deliver = createDeliver({ userAgent: 'test', privateAddresses: true, budgetMs: 300_000 });

function dispatch(options: Partial<DispatcherOptions> = {}): Dispatcher {
  const dispatcher = createDispatcher({
    database,
    deliver,
    clock,
    logger: silent,
    graceMs: 0,
    ...options,
  });
  cleanUps.push(dispatcher.close);
  return dispatcher;
}

async function receiver(...answer: Parameters<typeof receive>): Promise<Receiver> {
  const made = await receive(...answer);
  cleanUps.push(made.close);
  return made;
}
const never = () => receiver(() => undefined);

async function subscribe(url: string, of = teamId): Promise<string> {
  const id = uuidv7();
  const moment = new Date(now);
  await database.db.insert(webhooks).values({
    ...{ id, teamId: of, environment: 'test', name: 'Hook', url, events: ['*'], secret: 'whsec_1' },
    ...{ isActive: true, createdAt: moment, updatedAt: moment },
  });
  return id;
}

/** Logs events and sends them on, as the sequencer does it. */
async function happen(dispatcher: Dispatcher, count: number, to = teamId): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, index) => ({
    ...{
      id: uuidv7(),
      teamId: to,
      environment: 'test' as const,
      position: index + 1,
      type: 'boss.spawned' as const,
    },
    ...{ data: { index }, test: false, requestId: 'req_1', createdAt: new Date(now) },
  })) satisfies LoggedEvent[];
  await database.db.transaction(async (tx) => {
    await tx.insert(events).values(rows);
    await dispatcher.fanOut(tx, rows);
  });
  dispatcher.wake();
  return rows.map(({ id }) => id);
}

const idsAt = ({ received }: Receiver) =>
  received.map(({ headers }) => parseId('event', String(headers['x-event-id'])));
const rows = () => database.db.select().from(webhookDeliveries);
const statuses = async () => (await rows()).map(({ status }) => status);
const jobsLeft = async () => {
  const { db, script } = database;
  // In another time, everything is due.
  const far = () => now + 365 * 24 * 60 * minute;
  return openDeliveryQueue({ db, script, clock: far, onError: () => undefined }).take(1_000);
};

const until = vi.waitFor;
const inTime = { timeout: 20_000, interval: 20 };

/** What waits in memory has bounds by the real clock only: what exceeds them goes back to the queue. */
const clocks: [string, () => number][] = [
  ['the real clock', Date.now],
  ['a clock that stands still', clock],
];

test.each(clocks)(
  'a receiver that never answers delays no other, and has few attempts under way, by %s',
  async (_, time) => {
    now = time();
    const [dead, well] = [await never(), await receiver()];
    const dispatcher = dispatch({ clock: time });
    await subscribe(dead.url);
    await subscribe(well.url);
    const sent = await happen(dispatcher, 90);
    await until(() => expect(well.received).toHaveLength(90), inTime);
    expect(idsAt(well).sort()).toEqual([...sent].sort());
    expect(dead.received).toHaveLength(limits.perWebhook);
  },
);

test.each(clocks)('many slow webhooks of one team do not delay that of another, by %s', async (_, time) => {
  now = time();
  const [slow, quick] = [await never(), await receiver()];
  const dispatcher = dispatch({ clock: time });
  const other = await newTeamId();
  const count = limits.perTeam / limits.perWebhook + 1;
  for (let made = 0; made < count; made++) await subscribe(slow.url);
  await subscribe(quick.url, other);
  await happen(dispatcher, limits.perWebhook + 1);
  await until(() => expect(slow.received).toHaveLength(limits.perTeam), inTime);
  await happen(dispatcher, 1, other);
  await until(() => expect(quick.received).toHaveLength(1), inTime);
  expect(slow.received).toHaveLength(limits.perTeam);
});

test.each(clocks)('many events for one webhook all come, each once, by %s', async (_, time) => {
  now = time();
  const target = await receiver();
  let open = 0;
  let most = 0;
  const counting: Deliver = async (...call) => {
    most = Math.max(most, ++open);
    return deliver(...call).finally(() => open--);
  };
  const dispatcher = dispatch({ deliver: counting, clock: time });
  await subscribe(target.url);
  const sent = await happen(dispatcher, 130);
  await until(async () => expect(new Set(await statuses())).toEqual(new Set(['succeeded'])), inTime);
  expect(idsAt(target).sort()).toEqual([...sent].sort());
  expect(most).toBe(limits.perWebhook);
  expect(await jobsLeft()).toEqual([]);
});

test('an answer that does not come in time is a failed attempt', async () => {
  const dead = await never();
  const dispatcher = dispatch({
    deliver: createDeliver({ userAgent: 'test', privateAddresses: true, budgetMs: 50 }),
  });
  await subscribe(dead.url);
  await happen(dispatcher, 1);
  await until(async () => expect((await rows())[0]?.attempts).toBe(1), inTime);
  expect((await rows())[0]).toMatchObject({
    status: 'pending',
    responseStatus: null,
    error: 'No answer within 0.05 seconds.',
  });
});

test('two processes on one database send each event once', async () => {
  const target = await receiver();
  const one = dispatch();
  const other = dispatch({ database: await otherProcess() });
  await subscribe(target.url);
  const sent = await happen(one, 60);
  other.wake();
  await until(async () => expect(new Set(await statuses())).toEqual(new Set(['succeeded'])), inTime);
  expect(idsAt(target).sort()).toEqual([...sent].sort());
  expect(await jobsLeft()).toEqual([]);
});

test('what a process took and did not finish is taken up by another one', async () => {
  const target = await receiver();
  await subscribe(target.url);
  const first = dispatch();
  await first.close();
  const [sent] = await happen(first, 1);
  // It died right after this.
  const { db, script } = await otherProcess();
  const dead = openDeliveryQueue({ db, script, clock, onError: () => undefined });
  expect(await dead.take(10)).toHaveLength(1);
  expect(await dead.take(10)).toEqual([]);
  dispatch();
  now += minute;
  await until(() => expect(idsAt(target)).toEqual([sent]), inTime);
  expect(target.received[0]?.headers['x-delivery-attempt']).toBe('1');
});

test('an attempt whose outcome is lost in a crash is made again under the same number', async () => {
  const target = await receiver();
  await subscribe(target.url);
  let crashes = 1;
  const dispatcher = dispatch({
    async deliver(...call) {
      const outcome = await deliver(...call);
      if (crashes-- > 0) throw new Error('the process dies here');
      return outcome;
    },
  });
  const [sent] = await happen(dispatcher, 1);
  await until(() => expect(target.received).toHaveLength(1), inTime);
  expect(await statuses()).toEqual(['pending']);
  now += minute;
  await until(async () => expect(await statuses()).toEqual(['succeeded']), inTime);
  expect(idsAt(target)).toEqual([sent, sent]);
  expect(target.received.map(({ headers }) => headers['x-delivery-attempt'])).toEqual(['1', '1']);
});

test('a closing process ends attempts that hang, and leaves them and all that waits to the next one', async () => {
  const [dead, well] = [await never(), await receiver()];
  const webhookId = await subscribe(dead.url);
  const closing = dispatch();
  const sent = await happen(closing, 40);
  await until(() => expect(dead.received).toHaveLength(limits.perWebhook), inTime);
  await closing.close();
  expect((await rows()).map(({ attempts }) => attempts)).toEqual(sent.map(() => 0));
  await database.db.update(webhooks).set({ url: well.url }).where(eq(webhooks.id, webhookId));
  dispatch();
  await until(() => expect(well.received).toHaveLength(40), inTime);
  expect(idsAt(well).sort()).toEqual([...sent].sort());
});

test('a closing process lets attempts end that are about to', async () => {
  let answer = () => undefined as unknown;
  const target = await receiver((_, response) => {
    answer = () => response.end();
  });
  await subscribe(target.url);
  const closing = dispatch({ graceMs: 60_000 });
  await happen(closing, 1);
  await until(() => expect(target.received).toHaveLength(1), inTime);
  const closed = closing.close();
  answer();
  await closed;
  expect(await statuses()).toEqual(['succeeded']);
});

test('a job whose webhook is gone, or whose turn has not come for a week, ends', async () => {
  const target = await receiver();
  const gone = await subscribe(target.url);
  const first = dispatch();
  await first.close();
  await happen(first, 1);
  await database.db.delete(webhooks).where(eq(webhooks.id, gone));
  await subscribe(target.url);
  await happen(first, 1);
  now += limits.overdueMs + 1;
  const dispatcher = dispatch();
  await until(async () => expect(await statuses()).toEqual(['failed']), inTime);
  expect((await rows())[0]).toMatchObject({
    attempts: 0,
    nextAttemptAt: null,
    error: expect.stringMatching(/7 days/),
  });
  await dispatcher.close();
  expect(await jobsLeft()).toEqual([]);
  expect(target.received).toEqual([]);
});

test('made-up events are not sent on', async () => {
  const target = await receiver();
  await subscribe(target.url);
  const dispatcher = dispatch();
  const made: LoggedEvent = {
    ...{ id: uuidv7(), teamId, environment: 'test', position: 1, type: 'boss.spawned' },
    ...{ data: {}, test: true, requestId: 'req_1', createdAt: new Date(now) },
  };
  await database.db.transaction((tx) => dispatcher.fanOut(tx, [made]));
  expect(await rows()).toEqual([]);
});

test('a queue that cannot be read is told of, and read again', async () => {
  const errors: string[] = [];
  const target = await receiver();
  await subscribe(target.url);
  const broken = { ...database, script: () => Promise.reject(new Error('away')) };
  const dispatcher = dispatch({
    database: broken,
    logger: { info: () => undefined, error: (message) => errors.push(message) },
  });
  await until(() => expect(errors.length).toBeGreaterThan(0), inTime);
  broken.script = () => Promise.reject(new Error('still away'));
  expect(errors[0]).toMatch(/queue/);
  await happen(dispatcher, 1);
  await until(() => expect(target.received).toHaveLength(1), inTime);
});
