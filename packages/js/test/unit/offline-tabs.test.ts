import { CStarOfflineError } from '@cstar.help/js';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeyedServer, type Outcome, Tab } from '../support/tabs.ts';

beforeEach(async () => {
  vi.useFakeTimers();
  // Digests take real time, which no schedule could place.
  vi.stubGlobal('crypto', undefined);
  await new Tab(new Map(), new KeyedServer(), true).queue.items();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Write {
  ticket: string;
  text: string;
  tab: Tab;
  state: 'under way' | 'done' | 'kept' | 'refused';
}

type Action =
  | { do: 'write'; tab: number; ticket: number }
  | { do: 'flush'; tab: number }
  | { do: 'crash'; tab: number; steps: number }
  | { do: 'open'; tab: number }
  | { do: 'network'; is: 'up' | 'down' | 'bad' }
  | { do: 'wait'; milliseconds: number };

/** Two tabs on one storage, what they have written, and the server. */
class World {
  readonly texts = new Map<string, string>();
  readonly server = new KeyedServer();
  readonly tabs: Tab[] = [];
  readonly writes: Write[] = [];
  readonly compares: boolean;

  constructor(compares: boolean) {
    this.compares = compares;
  }

  async open(): Promise<Tab> {
    const tab = new Tab(this.texts, this.server, this.compares);
    await tab.queue.items();
    return tab;
  }

  pass(milliseconds: number): Promise<unknown> {
    return vi.advanceTimersByTimeAsync(milliseconds);
  }

  /** Begins a write once the one before it on the same ticket is settled, as far as that can be. */
  async write(tab: Tab, ticket: string): Promise<void> {
    const open = () =>
      this.writes.some((one) => one.ticket === ticket && one.state === 'under way' && one.tab.alive);
    for (let tries = 0; open() && tries < 100; tries += 1) await this.pass(50);
    const write: Write = { ticket, text: `${this.writes.length}`, tab, state: 'under way' };
    this.writes.push(write);
    const settle = (state: Write['state']) => {
      // A tab that crashed tells nobody.
      if (tab.alive) write.state = state;
    };
    tab.cstar.tickets.update(ticket, { title: write.text }).then(
      () => settle('done'),
      (error) => settle(error instanceof CStarOfflineError ? 'kept' : 'refused'),
    );
  }

  async act(action: Action, outcomes: readonly Outcome[]): Promise<void> {
    if (action.do === 'wait') return void (await this.pass(action.milliseconds));
    if (action.do === 'network') {
      let index = 0;
      const bad = () => outcomes[index++ % outcomes.length] ?? 'done';
      this.server.next = { up: () => 'done' as const, down: () => 'lost' as const, bad }[action.is];
      return;
    }
    const tab = this.tabs[action.tab];
    if (action.do === 'open' || !tab?.alive) {
      if (!tab?.alive) this.tabs[action.tab] = await this.open();
    } else if (action.do === 'write') await this.write(tab, `tkt_${action.ticket}`);
    else if (action.do === 'flush') void tab.queue.flush().catch(() => undefined);
    else tab.fuse = action.steps;
  }

  /** The network is there again and all tabs are closed but a new one. Gives what is left after it had its time. */
  async heal(): Promise<unknown[]> {
    this.server.next = () => 'done';
    await this.pass(1_000);
    for (const tab of this.tabs) tab.cstar.destroy();
    await this.pass(31_000);
    const last = await this.open();
    for (let tries = 0; tries < 5; tries += 1) await this.pass(31_000);
    const left = [...(await last.queue.items()), ...(await last.queue.deadLetters())];
    last.cstar.destroy();
    return left;
  }
}

/** Every promise kept, nothing twice, and each ticket in the order in which people wrote. */
function expectExactlyOnce({ writes, server: { done } }: World): void {
  const texts = done.map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
  for (const { text, state } of writes) {
    if (state === 'done' || state === 'kept') expect(texts).toContain(text);
  }
  for (const ticket of ['tkt_0', 'tkt_1']) {
    const order = done.filter((one) => one.ticket === ticket).map(({ text }) => Number(text));
    expect(order).toEqual([...order].sort((left, right) => left - right));
  }
}

const tab = fc.constantFrom(0, 1);
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('write' as const), tab, ticket: fc.constantFrom(0, 1) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('flush' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), tab, steps: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open' as const), tab }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('network' as const), is: fc.constantFrom('up', 'down', 'bad') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      milliseconds: fc.constantFrom(1, 7, 120, 3_000, 31_000),
    }),
  },
);
const outcomes = fc.array(fc.constantFrom<Outcome>('done', 'answer lost', 'lost', 'refused'), {
  minLength: 1,
  maxLength: 7,
});

describe('two tabs, a bad network and crashes', () => {
  it.each([
    ['that compares', true],
    ['that does not compare', false],
  ])('lose nothing, double nothing and keep the order, on a storage %s', async (_, compares) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { minLength: 5, maxLength: 30 }),
        outcomes,
        async (actions, given) => {
          const world = new World(compares);
          world.tabs.push(await world.open(), await world.open());
          for (const one of actions) await world.act(one, given);

          expect(await world.heal()).toEqual([]);
          expectExactlyOnce(world);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('go on after a crash at every single step of a flush', async () => {
    let crashes = 0;
    for (let steps = 0; steps < 200; steps += 1) {
      const world = new World(true);
      const [first, second] = [await world.open(), await world.open()];
      world.tabs.push(first, second);
      world.server.next = () => 'lost';
      for (const ticket of ['tkt_0', 'tkt_1', 'tkt_0']) await world.write(first, ticket);
      await world.pass(100);
      expect(world.writes.map(({ state }) => state)).toEqual(['kept', 'kept', 'kept']);
      world.server.next = () => 'done';
      first.fuse = steps;
      void first.queue.flush();
      await world.pass(1_000);
      if (!first.alive) crashes += 1;

      // The lease of the first ends, and the second, which knows nothing of it, finds what is left.
      await world.pass(120_000);
      expect(await second.queue.items()).toEqual([]);
      expect(world.server.done).toHaveLength(3);
      expectExactlyOnce(world);
      for (const one of world.tabs) one.cstar.destroy();
      if (first.alive) break;
    }
    expect(crashes).toBeGreaterThan(20);
  });

  it('flush one at a time: what one sends, the other does not', async () => {
    const world = new World(false);
    const [first, second] = [await world.open(), await world.open()];
    world.tabs.push(first, second);
    world.server.next = () => 'lost';
    for (let count = 0; count < 4; count += 1) await world.write(first, 'tkt_0');
    await world.pass(1_000);
    let requests = 0;
    world.server.next = () => {
      requests += 1;
      return 'done';
    };
    const flushes = Promise.all([first.queue.flush(), second.queue.flush()]);
    await world.pass(1_000);

    expect((await flushes).map((results) => results.length).sort()).toEqual([0, 4]);
    expect(requests).toBe(4);
    expectExactlyOnce(world);
    for (const one of world.tabs) one.cstar.destroy();
  });

  it('renew the lease while a long flush goes on', async () => {
    const world = new World(true);
    const [first, second] = [await world.open(), await world.open()];
    world.server.next = () => 'lost';
    await world.write(first, 'tkt_0');
    await world.pass(100);
    const requests: Tab[] = [];
    let hang = true;
    world.server.next = () => 'done';
    vi.spyOn(world.server, 'answer').mockImplementation(() => {
      requests.push(first);
      if (hang) return new Promise<Response>(() => undefined) as never;
      throw new TypeError('fetch failed');
    });
    void first.queue.flush();
    await world.pass(20_000);
    expect(requests).toHaveLength(1);
    const other = second.queue.flush();
    await world.pass(1_000);
    hang = false;
    expect(await other).toEqual([]);
    expect(requests).toHaveLength(1);
    for (const one of [first, second]) one.cstar.destroy();
  });
});
