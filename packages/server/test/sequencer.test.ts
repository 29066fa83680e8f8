import { asc, isNotNull, isNull, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { OpenDatabase } from '../src/db/database.ts';
import { events, teams } from '../src/db/schema/index.ts';
import { type LoggedEvent, removeOldEvents, resume } from '../src/events/log.ts';
import { createSequencer, type SequencerOptions } from '../src/events/sequencer.ts';
import { silent } from '../src/logger.ts';
import { ownDatabase } from './support/database.ts';

let database: OpenDatabase;
const teamId = uuidv7();

beforeAll(async () => {
  database = await ownDatabase();
  await database.db
    .insert(teams)
    .values({ id: teamId, name: 'Acme', slug: 'acme', rateLimits: {}, createdAt: new Date() });
});
beforeEach(async () => {
  await database.db.delete(events);
});
afterAll(() => database.close());

const row = (): typeof events.$inferInsert => ({
  id: uuidv7(),
  teamId,
  environment: 'test',
  type: 'ticket.created',
  data: {},
  requestId: 'req',
  createdAt: new Date(),
});

async function write(count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, row);
  for (const one of rows) await database.db.insert(events).values(one);
  return rows.map(({ id }) => id);
}

const waiting = () => database.db.$count(events, isNull(events.position));
const inOrder = async () =>
  (
    await database.db.select().from(events).where(isNotNull(events.position)).orderBy(asc(events.position))
  ).map(({ id }) => id);

function sequencer(more: Partial<SequencerOptions> = {}) {
  const fanned: LoggedEvent[][] = [];
  const errors: string[] = [];
  let told = 0;
  const running = createSequencer({
    ...database,
    logger: { ...silent, error: (message) => errors.push(message) },
    fanOut: async (_, placed) => void fanned.push([...placed]),
    onSequenced: () => told++,
    ...more,
  });
  return { ...running, fanned, errors, told: () => told };
}

test('events get their places in the order of writing, batch by batch, and are sent on once', async () => {
  const ids = await write(25);
  const one = sequencer({ batch: 10 });
  await one.close();
  expect(await inOrder()).toEqual(ids);
  expect(one.fanned.map((batch) => batch.length)).toEqual([10, 10, 5]);
  expect(one.fanned.flat().map(({ id }) => id)).toEqual(ids);
  const positions = one.fanned.flat().map(({ position }) => position);
  expect(positions).toEqual(positions.map((_, index) => (positions[0] ?? 0) + index));
  expect(one.told()).toBe(3);
});

test('what a server that crashed has left gets its place at the start of the next one', async () => {
  const ids = await write(3);
  const next = sequencer();
  await next.close();
  expect(await inOrder()).toEqual(ids);
  const idle = sequencer();
  await idle.close();
  expect([idle.fanned, idle.told()]).toEqual([[], 0]);
});

/** Something that is waited for, and what brings it. */
function awaited<Value>() {
  let bring: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => {
    bring = resolve;
  });
  return { promise, bring: (value: Value) => bring(value) };
}

test('what another server has left is found without a call', async () => {
  const found = [awaited<void>(), awaited<void>()];
  let rounds = 0;
  const one = sequencer({ safetyMs: 10, onSequenced: () => found[rounds++]?.bring() });
  const [first] = await write(1);
  await found[0]?.promise;
  const [second] = await write(1);
  await found[1]?.promise;
  expect(await inOrder()).toEqual([first, second]);
  await one.close();
});

test('an event keeps waiting while it cannot be sent on, and the failure is logged', async () => {
  const ids = await write(2);
  let failures = 2;
  const sent = awaited<readonly LoggedEvent[]>();
  const one = sequencer({
    async fanOut(_, placed) {
      if (failures-- > 0) throw new Error('The queue is away.');
      sent.bring(placed);
    },
  });
  expect((await sent.promise).map(({ id }) => id)).toEqual(ids);
  await one.close();
  expect(one.errors).toHaveLength(2);
  expect(await waiting()).toBe(0);
});

test('a stop does not wait for what cannot be done', async () => {
  await write(1);
  const one = sequencer({ fanOut: () => Promise.reject(new Error('The queue is away.')) });
  await one.close();
  expect([await waiting(), one.errors.length]).toEqual([1, 1]);
  one.wake();
  expect(one.errors).toHaveLength(1);
});

test('several sequencers on one database give each event one place, in one order', async () => {
  const schedule = fc.array(
    fc.record({ writes: fc.integer({ min: 1, max: 4 }), wake: fc.integer({ min: 0, max: 2 }) }),
    {
      minLength: 5,
      maxLength: 12,
    },
  );
  await fc.assert(
    fc.asyncProperty(schedule, async (steps) => {
      await database.db.delete(events);
      const several = [sequencer({ batch: 2 }), sequencer({ batch: 3 }), sequencer({ batch: 100 })];
      const written: string[] = [];
      for (const { writes, wake } of steps) {
        written.push(...(await write(writes)));
        several[wake]?.wake();
      }
      for (const one of several) one.wake();
      await Promise.all(several.map((one) => one.close()));
      expect(await inOrder()).toEqual(written);
      const sent = several.flatMap((one) => one.fanned.flat());
      expect(sent.sort((a, b) => a.position - b.position).map(({ id }) => id)).toEqual(written);
    }),
    { numRuns: 15 },
  );
});

test('old events are removed but for the newest one: who knows that one has missed nothing', async () => {
  const partition = { teamId, environment: 'test' as const };
  const [older = '', newest = ''] = await write(2);
  await sequencer().close();
  const later = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  await removeOldEvents(database.db, later(29));
  expect(await inOrder()).toEqual([older, newest]);
  await removeOldEvents(database.db, later(31));
  expect(await inOrder()).toEqual([newest]);
  const gapAfter = async (id: string) => (await resume(database.db, partition, id, later(31))).gap;
  expect([await gapAfter(older), await gapAfter(newest)]).toEqual([true, false]);
});

const nothing = `evt_${'0'.repeat(32)}`;
const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);

/** Whether someone who has seen nothing of a partition yet has missed events of it. */
async function gapAtStart(partition: { teamId: string; environment: 'live' | 'test' }, ids: string[]) {
  const { gap, cursor } = await resume(database.db, partition, nothing, new Date());
  const newest = ids.at(-1)?.replaceAll('-', '');
  expect(cursor.id).toBe(gap && newest !== undefined ? `evt_${newest}` : nothing);
  return gap;
}

test('who has seen nothing yet is told when first events of the partition were removed, whatever others keep', async () => {
  const other = uuidv7();
  await database.db.execute(sql`select setval('event_positions', 1, false)`);
  // The first place of all belongs to an event that stays, being the newest one of its partition.
  await database.db.insert(events).values({ ...row(), teamId: other, createdAt: daysAgo(40) });
  const old = [35, 34, 33].map((days) => ({ ...row(), createdAt: daysAgo(days) }));
  for (const one of old) await database.db.insert(events).values(one);
  const ids = await write(2);
  await sequencer().close();
  await removeOldEvents(database.db, new Date());
  expect(await database.db.$count(events)).toBeLessThan(6);
  expect(await gapAtStart({ teamId, environment: 'test' }, ids)).toBe(true);
});

test('who has seen nothing yet misses nothing of a partition whose events are all kept, whatever others lost', async () => {
  // The places of the events of other tests are gone, also by sequencing that was rolled back.
  await database.db.insert(events).values({ ...row(), createdAt: daysAgo(40) });
  await database.db.insert(events).values({ ...row(), createdAt: daysAgo(39) });
  const live = { ...row(), environment: 'live' as const };
  const fresh = { ...row(), teamId: uuidv7() };
  for (const one of [live, fresh]) await database.db.insert(events).values(one);
  await sequencer().close();
  await removeOldEvents(database.db, new Date());
  for (const one of [live, fresh]) {
    expect(await gapAtStart({ teamId: one.teamId, environment: one.environment }, [one.id])).toBe(false);
  }
});

test('however many events are old, one of each partition is left of them', async () => {
  const old = Array.from({ length: 1_200 }, (_, index) => ({
    ...row(),
    environment: index % 2 === 0 ? ('live' as const) : ('test' as const),
    createdAt: daysAgo(31),
  }));
  await database.db.insert(events).values(old);
  const [fresh] = await write(1);
  await sequencer().close();
  await removeOldEvents(database.db, new Date());
  expect(await inOrder()).toEqual([old.at(-2)?.id, old.at(-1)?.id, fresh]);
});
