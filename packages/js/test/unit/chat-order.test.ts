import type { ChatMessage } from '@cstar.help/js/chat';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { chatWith, message, messageId, tick, ticketId } from '../support/fake-chat.ts';
import { networkFailure } from '../support/fake-fetch.ts';
import { failed, json, many } from '../support/replies.ts';

/** What happens between a client and its server, one after another. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('commit' as const), tells: fc.boolean() }) },
  // Frames that wait come in this order, and some of them again.
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('flush' as const), seed: fc.nat(), twice: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), for: fc.nat({ max: 8_000 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cut' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('streams' as const), work: fc.boolean() }) },
  // Answers to lists are held back, or let go: they are then older than what the stream has told since.
  { weight: 2, arbitrary: fc.record({ do: fc.constant('lists' as const), held: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fail' as const), count: fc.nat({ max: 2 }) }) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const shuffled = <T>(items: T[], seed: number): T[] =>
  items
    .map((item, index) => ({ item, key: Math.imul(index + 1, seed | 1) >>> 7 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

interface World {
  readonly ids: string[];
  run(step: Step): Promise<void>;
  /** Everything works again, and has had time. */
  settle(): Promise<void>;
  end(): void;
}

function world(isChained: boolean, realtime: boolean, there: number): World & { expected: () => string[] } {
  const { server, chat } = chatWith({ realtime });
  const ids: string[] = [];
  let waiting: ChatMessage[] = [];
  let held: (() => void)[] | undefined;
  let failing = 0;
  const commit = () => {
    const previous = server.messages.at(-1)?.id ?? null;
    const made = server.commit(server.messages.length + 1);
    return isChained ? { ...made, previous_id: previous } : made;
  };
  const letGo = () => {
    for (const release of held ?? []) release();
    held = undefined;
  };
  for (let count = 0; count < there; count += 1) commit();
  server.intercept = ({ url }) => {
    if (!url.pathname.endsWith('/messages')) return undefined;
    if (failing > 0) {
      failing -= 1;
      return failed(503);
    }
    if (!held) return undefined;
    const after = url.searchParams.get('after');
    const from = server.messages.findIndex(({ id }) => id === after) + 1;
    // As it is at the moment of the question.
    const answer = json(many(server.messages.slice(from), { pageSize: 100 }));
    return new Promise((resolve) => held?.push(() => resolve(answer)));
  };
  chat.onMessage(ticketId, ({ id }) => ids.push(id));

  const flush = ({ seed, twice }: Extract<Step, { do: 'flush' }>) => {
    const frames = shuffled(twice ? [...waiting, ...waiting] : waiting, seed);
    // What the stream has told may come again much later.
    if (!twice) waiting = [];
    for (const frame of frames) server.tell('message', frame);
  };
  const add = ({ tells }: Extract<Step, { do: 'commit' }>) => {
    const made = commit();
    if (tells) waiting.push(made);
  };
  const hold = (isHeld: boolean) => {
    if (isHeld) held ??= [];
    else letGo();
  };
  const act = (step: Step): void => {
    if (step.do === 'commit') add(step);
    if (step.do === 'flush') flush(step);
    if (step.do === 'cut') server.connections.at(-1)?.end();
    if (step.do === 'streams') server.refuseStreams = step.work ? undefined : () => networkFailure();
    if (step.do === 'lists') hold(step.held);
    if (step.do === 'fail') failing = step.count;
  };
  const run = async (step: Step): Promise<void> => {
    act(step);
    await vi.advanceTimersByTimeAsync(step.do === 'wait' ? step.for : 0);
  };
  return {
    ids,
    run,
    async settle() {
      failing = 0;
      server.refuseStreams = undefined;
      letGo();
      await vi.advanceTimersByTimeAsync(60_000);
      // The last word of the stream: something is new.
      const last = commit();
      server.tell('message', last);
      await vi.advanceTimersByTimeAsync(60_000);
    },
    end: () => chat.destroy(),
    expected: () => server.messages.map(({ id }) => id),
  };
}

it.each([
  ['over a stream that names predecessors', true, true],
  ['over a stream that does not', false, true],
  ['by polling', false, false],
])(
  'every message comes once and in order %s',
  async (_, isChained, realtime) => {
    vi.useFakeTimers({ now: Date.UTC(2026, 2, 1) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.nat({ max: 3 }), async (steps, there) => {
        const { ids, run, settle, end, expected } = world(isChained, realtime, there);
        await tick();
        for (const one of steps) {
          await run(one);
          // Whatever has come so far is the beginning of the truth: no hole, no double, no other order.
          expect(ids).toEqual(expected().slice(0, ids.length));
        }
        await settle();
        expect(ids).toEqual(expected());
        end();
        expect(vi.getTimerCount()).toBe(0);
      }),
      { numRuns: 150 },
    );
  },
  120_000,
);

it('the messages of these tests are in order', () => {
  expect([message(2).created_at > message(1).created_at, messageId(2) > messageId(1)]).toEqual([true, true]);
});
