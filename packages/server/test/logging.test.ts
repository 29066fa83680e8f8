import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { events, teams } from '../src/db/schema/index.ts';
import { createSequencer } from '../src/events/sequencer.ts';
import { settingsOf } from '../src/options.ts';
import { ownDatabase } from './support/database.ts';

test('no error of the database brings what was sent to it into the log', async () => {
  const database = await ownDatabase();
  const createdAt = new Date();
  const teamId = uuidv7();
  await database.db
    .insert(teams)
    .values({ id: teamId, name: 'Acme', slug: 'acme', rateLimits: {}, createdAt });
  await database.db.insert(events).values({
    id: uuidv7(),
    teamId,
    environment: 'test',
    type: 'ticket.created',
    data: {},
    requestId: 'req',
    createdAt,
  });
  const logged: [string, unknown][] = [];
  const { logger } = settingsOf(
    { logger: { info: () => undefined, error: (...line) => logged.push(line) } },
    {},
  );
  const sequencer = createSequencer({
    ...database,
    logger,
    async fanOut(tx) {
      await tx.execute(sql`select ${'https://hooks.example/secret'}::int`);
    },
    onSequenced: () => undefined,
  });
  await sequencer.close();
  await database.close();
  expect(logged).toEqual([
    [
      'Giving events their place failed; it is tried again',
      new Error('the database refused a value (SQLSTATE 22P02)'),
    ],
  ]);
});

test('what is no error of the database is logged as it is', () => {
  const logged: unknown[] = [];
  const { logger } = settingsOf(
    { logger: { info: (line) => logged.push(line), error: (...line) => logged.push(line) } },
    {},
  );
  const cause = new TypeError('fetch failed');
  logger.info('GET /health 200');
  logger.error('The receiver is away', cause);
  expect(logged).toEqual(['GET /health 200', ['The receiver is away', cause]]);
});
