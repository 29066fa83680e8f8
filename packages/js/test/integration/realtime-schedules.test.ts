import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, start } from '@cstar.help/server';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settle } from './schedules/clock.ts';
import { idsOf, listenTo } from './schedules/listener.ts';
import type { Site } from './schedules/network.ts';
import { newPublisher, type Publisher } from './schedules/publisher.ts';
import { type Publication, publicationOf } from './schedules/schedule.ts';

// Clients listen to a real server. Each has connections of its own, which the server is told to spoil as the schedule
// of the client says. All are in this process and on one faked clock, so that an hour of waiting costs nothing.

const events = 200;
const clients = 200;
const publications = 5;
/** To repeat a failure, put in here what it prints: the seed and the path. */
const repeated: { seed?: number; path?: string } = {};
/** A thousand clients take their time on a busy machine. */
const patience = 600_000;

const minute = 60_000;
const traffic = { count: 0 };
let folder: string;
let site: Site;
let server: RunningServer | undefined;

async function goUp(): Promise<RunningServer> {
  const rateLimits = { secret: 1_000_000_000 };
  server = await start({ port: 0, database: folder, storage: 'memory', development: true, rateLimits });
  site.fetch = server.fetch;
  return server;
}

async function goDown(): Promise<void> {
  site.fetch = undefined;
  await server?.close();
  server = undefined;
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  folder = await mkdtemp(join(tmpdir(), 'cstar-schedules-'));
  site = { fetch: undefined };
});
afterEach(async () => {
  await goDown();
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

/** Publishes to clients with such schedules, and gives what went wrong with whom. */
async function publish({ steps, restart, schedules }: Publication, publisher: Publisher): Promise<string[]> {
  const { cursor } = await publisher.since(undefined);
  const listeners = schedules.map((schedule, number) =>
    listenTo(site, traffic, schedule, publisher.options, `${number} after ${cursor}`),
  );
  await vi.dynamicImportSettled();
  const areConnected = () => listeners.every(({ isConnected }) => isConnected);
  expect(await settle(traffic, 10 * minute, areConnected)).toBe(true);
  let count = 0;
  for (const [index, { kind, size, pause }] of steps.entries()) {
    if (restart === index) {
      await goDown();
      await goUp();
    }
    await publisher.change(kind, size);
    count += size;
    for (const listener of listeners) listener.stepped(index, count);
    await settle(traffic, pause);
  }
  await settle(traffic, 1_000);
  const { events: published } = await publisher.since(cursor);
  const ids = idsOf(published);
  const waiting = [...listeners];
  await settle(traffic, 10 * minute, () => {
    while (waiting[0]?.faults(ids).length === 0) waiting.shift();
    return waiting.length === 0;
  });
  const found = listeners.flatMap((listener, number) =>
    listener.faults(ids).map((fault) => `${fault}, by ${JSON.stringify(schedules[number])}`),
  );
  for (const listener of listeners) listener.close();
  expect(published).toHaveLength(events);
  return found;
}

test(
  'whatever happens to its connections, a handler gets each event once and in order',
  async () => {
    const team = await (await goUp()).createTeam();
    const publisher = await newPublisher(site, team, 'http://cstar.test');
    const property = fc.asyncProperty(publicationOf(events, clients), async (given) => {
      expect(await publish(given, publisher)).toEqual([]);
    });
    // All schedules of a run would fill hundreds of pages: the failure names those that matter.
    const { failed, seed, counterexamplePath, errorInstance } = await fc.check(property, {
      numRuns: publications,
      endOnFailure: true,
      ...repeated,
    });
    if (failed) throw new Error(`Seed ${seed}, path '${counterexamplePath}'`, { cause: errorInstance });
  },
  patience,
);
