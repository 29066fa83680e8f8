import fc from 'fast-check';
import { expect, inject, test, vi } from 'vitest';
import { idsOf, type Listener, listenTo } from './schedules/listener.ts';
import { newPublisher, type Published } from './schedules/publisher.ts';
import { type Schedule, scheduleOf } from './schedules/schedule.ts';
import { newTeam } from './team.ts';

// What realtime-schedules.test.ts proves on a faked clock, once over real connections: the server destroys them in the
// middle of a frame.

const clients = 20;
/** Real time passes between two attempts: 0 to 30 seconds, at random. */
const patience = 120_000;

/** What takes long, or needs no server, is left to the faked clock. */
const schedules: fc.Arbitrary<Schedule> = scheduleOf({
  ends: fc.constantFrom('cut', 'cut', 'cut', 'failed', 'dropped'),
  connections: 3,
});

test(
  'over the network, a handler gets each event once and in order, whatever the server does to its connections',
  async () => {
    const site = { fetch };
    const publisher = await newPublisher(site, await newTeam(), inject('apiUrl'));
    const { cursor } = await publisher.since(undefined);
    const seed = Math.floor(Math.random() * 2 ** 31);
    const drawn = fc.sample(schedules, { numRuns: clients, seed });
    const listeners = drawn.map((schedule, number) =>
      listenTo(site, { count: 0 }, schedule, publisher.options, `${number} after ${cursor}`),
    );
    const areConnected = () => expect(listeners.every(({ isConnected }) => isConnected)).toBe(true);
    await vi.waitFor(areConnected, patience);
    await publishTo(listeners, publisher.change);

    let published: Published[] = [];
    while (published.length < 200) ({ events: published } = await publisher.since(cursor));
    const ids = idsOf(published);
    const faults = () =>
      listeners.flatMap((listener, number) =>
        listener.faults(ids).map((fault) => `${fault}, by ${JSON.stringify(drawn[number])}`),
      );
    await vi.waitFor(() => expect(faults(), `seed ${seed}`).toEqual([]), patience);
    for (const listener of listeners) listener.close();
  },
  2 * patience,
);

/** 200 events in ten steps. */
async function publishTo(
  listeners: readonly Listener[],
  change: (kind: 'customers' | 'tickets', size: number) => Promise<void>,
): Promise<void> {
  for (let index = 0; index < 10; index++) {
    await change(index % 2 === 0 ? 'customers' : 'tickets', 20);
    for (const listener of listeners) listener.stepped(index, 20 * (index + 1));
  }
}
