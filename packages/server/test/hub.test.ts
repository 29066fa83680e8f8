import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from '../src/db/database.ts';
import { events, teams } from '../src/db/schema/index.ts';
import { createHub, type Listening } from '../src/events/hub.ts';
import { createSequencer } from '../src/events/sequencer.ts';
import { silent } from '../src/logger.ts';
import { ownDatabase } from './support/database.ts';

const partition = { teamId: uuidv7(), environment: 'test' as const };
let database: OpenDatabase;

beforeAll(async () => {
  database = await ownDatabase();
  await database.db
    .insert(teams)
    .values({ id: partition.teamId, name: 'Acme', slug: 'acme', rateLimits: {}, createdAt: new Date() });
});
afterAll(() => database.close());

test('a stream that fails at an event is cut, and costs the others nothing', async () => {
  const errors: unknown[] = [];
  const hub = createHub({
    ...database,
    clock: Date.now,
    logger: { ...silent, error: (...line) => errors.push(line) },
    heartbeatMs: 60_000,
    limits: { secret: 3, publishable: 3, chat: 3, session: 3, address: 3 },
  });
  const ends: string[] = [];
  const listening = (name: string, take: Listening['take']): Listening => ({
    partition,
    holder: { type: 'key', id: uuidv7(), keyType: 'secret' },
    take,
    beat: () => undefined,
    end: () => Promise.resolve(),
    cut: () => ends.push(name),
  });
  const taken: number[] = [];
  let last: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    last = resolve;
  });
  const streams = [
    listening('broken', () => {
      throw new Error('It cannot be shown.');
    }),
    listening('first', ({ size }) => taken.push(size)),
    listening('second', ({ size }) => {
      taken.push(size);
      last();
    }),
  ];
  for (const stream of streams) {
    await hub.enter(stream);
    hub.follow(stream);
  }
  const id = uuidv7();
  const row = { id, ...partition, type: 'ticket.created', data: {}, requestId: 'req', createdAt: new Date() };
  await database.db.insert(events).values(row);
  const fanOut = () => Promise.resolve();
  await createSequencer({ ...database, logger: silent, fanOut, onSequenced: hub.wake }).close();
  await all;
  expect([taken, ends]).toEqual([[1, 1], ['broken']]);
  expect(errors).toEqual([['A stream of events broke off', new Error('It cannot be shown.')]]);
  await hub.close();
});
