import { setTimeout as wait } from 'node:timers/promises';
import { CStarError, CStarTimeoutError, CStarValidationError } from '@cstar.help/js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksOf, type Items, inChunks, type Progress } from '../../src/core/chunks.ts';
import type { RequestOptions, TransportOptions } from '../../src/core/options.ts';
import { settleTeam } from '../../src/core/team-settings.ts';
import { TeamTransport } from '../../src/core/team-transport.ts';
import { rejection, root } from '../support/client.ts';

async function* oneByOne<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) yield item;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('chunksOf', () => {
  it.each<[string, <T>(items: T[]) => Items<T>]>([
    ['an array', (items) => items],
    ['a set-like iterable', (items) => items.values()],
    ['an async iterable', oneByOne],
  ])('keeps every item of %s, in order, in chunks that are full up to the last', async (_, from) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.integer({ min: 1, max: 12 }), async (items, size) => {
        const chunks = await collect(chunksOf(from(items), size));

        expect(chunks.flat()).toEqual(items);
        expect(chunks.slice(0, -1).every(({ length }) => length === size)).toBe(true);
        expect(chunks.every(({ length }) => length > 0 && length <= size)).toBe(true);
      }),
    );
  });

  it('reads no further than the chunk that was asked for', async () => {
    let read = 0;
    function* counted() {
      for (;;) {
        read += 1;
        yield read;
      }
    }
    const chunks = chunksOf(counted(), 3);
    await chunks.next();

    expect(read).toBe(3);
  });
});

interface Sum {
  sum: number;
}

/** A large call that adds numbers up, two per request. */
function adding(
  items: Items<number>,
  options?: RequestOptions,
  more: { client?: TransportOptions; fail?: (offset: number) => unknown; onProgress?: () => unknown } = {},
) {
  const sent: { chunk: number[]; offset: number; options: RequestOptions }[] = [];
  const told: Progress<Sum>[] = [];
  const transport = new TeamTransport(
    settleTeam(more.client ?? {}, { headers: {}, readOnly: false }),
    () => root,
  );
  let [offset, asked] = [0, [0]];
  const result = inChunks<number, Sum>(transport, {
    param: 'numbers',
    items,
    size: 2,
    onProgress: (progress) => {
      told.push(progress);
      return more.onProgress?.();
    },
    options,
    result: { sum: 0 },
    body: (chunk) => {
      asked = chunk;
      return { chunk };
    },
    send: async (_, own) => {
      const chunk = asked;
      sent.push({ chunk, offset, options: own });
      await more.fail?.(offset);
      offset += chunk.length;
      return { sum: chunk.reduce((total, item) => total + item, 0) };
    },
    join: (so, { sum = 0 }) => ({ sum: so.sum + sum }),
  });
  return { result, sent, told, transport };
}

describe('a large call', () => {
  it('sends chunk after chunk, tells how far it is, and joins what comes', async () => {
    const { result, sent, told } = adding([1, 2, 3, 4, 5]);

    expect(await result).toEqual({ sum: 15 });
    expect(sent.map(({ chunk, offset }) => [offset, chunk])).toEqual([
      [0, [1, 2]],
      [2, [3, 4]],
      [4, [5]],
    ]);
    expect(told).toEqual([
      { done: 2, total: 5, result: { sum: 3 } },
      { done: 4, total: 5, result: { sum: 10 } },
      { done: 5, total: 5, result: { sum: 15 } },
    ]);
  });

  it('knows no total of what comes one by one', async () => {
    const { result, told } = adding(oneByOne([1, 2, 3]));
    await result;

    expect(told.map(({ done, total }) => [done, total])).toEqual([
      [2, undefined],
      [3, undefined],
    ]);
  });

  it('sends nothing where there is nothing', async () => {
    const { result, sent } = adding([]);

    expect(await result).toEqual({ sum: 0 });
    expect(sent).toEqual([]);
  });

  it('reads on only when a chunk is done with', async () => {
    const read: number[] = [];
    async function* source() {
      for (const item of [1, 2, 3, 4]) {
        read.push(item);
        yield item;
      }
    }
    const seen: number[] = [];
    const { result } = adding(source(), undefined, { fail: () => void seen.push(read.length) });
    await result;

    expect(seen).toEqual([2, 4]);
  });
});

describe('the idempotency keys of a large call', () => {
  const keysOf = async (items: number[], options?: RequestOptions, client: TransportOptions = {}) => {
    const { result, sent } = adding(items, options, { client });
    await result;
    return sent.map((each) => each.options.idempotencyKey ?? '');
  };
  const mine = { idempotencyKey: 'sync-4711' };

  it("are made of the caller's and of what the chunk holds, wherever it stands", async () => {
    const [first, second, third] = await keysOf([1, 2, 3, 4, 5], mine);

    expect(first).toMatch(/^sync-4711:[0-9a-z]{2,14}$/);
    expect(new Set([first, second, third]).size).toBe(3);
    expect(await keysOf([3, 4, 5], mine)).toEqual([second, third]);
    expect(await keysOf([1, 2, 3, 9], mine)).toEqual([first, expect.not.stringMatching(`${second}`)]);
  });

  it('differ for chunks that are alike', async () => {
    const [first, second, third] = await keysOf([1, 1, 1, 1, 1, 1], mine);

    expect([second, third]).toEqual([`${first}:1`, `${first}:2`]);
  });

  it('never meet for different chunks, in any of many calls', async () => {
    const items = Array.from({ length: 20_000 }, (_, index) => index);

    expect(new Set(await keysOf(items, mine)).size).toBe(10_000);
  });

  it.each<TransportOptions>([{}, { idempotency: 'auto' }])(
    'exist where nobody gives one, so that no retry writes twice: %j',
    async (client) => {
      const [first, second] = await keysOf([1, 2, 3], undefined, client);
      const [again] = await keysOf([1, 2, 3], undefined, client);

      expect(first).toMatch(/^auto_.*:\w+$/);
      expect(second?.split(':')[0]).toBe(first?.split(':')[0]);
      expect(again).not.toBe(first);
    },
  );

  it('leave room for the name of the chunk', async () => {
    const [longest] = await keysOf([1], { idempotencyKey: 'k'.repeat(220) });
    const { result, sent } = adding([1], { idempotencyKey: 'k'.repeat(221) });

    expect(longest?.length).toBeLessThanOrEqual(240);
    expect(await rejection(result)).toBeInstanceOf(CStarValidationError);
    expect(sent).toEqual([]);
  });
});

describe('the time for one request of a large call', () => {
  it.each<[expected: number, options: RequestOptions, client: TransportOptions]>([
    [120_000, {}, {}],
    [5_000, { timeout: 5_000 }, {}],
    [6_000, {}, { timeout: 6_000 }],
    [300_000, {}, { timeout: 300_000 }],
    [5_000, { timeout: 5_000 }, { timeout: 6_000 }],
  ])('is %d ms with %j for a client with %j', async (expected, options, client) => {
    const { result, sent } = adding([1], options, { client });
    await result;

    expect(sent[0]?.options.timeout).toBe(expected);
  });
});

describe('what a large call is given', () => {
  it.each([undefined, null, 'tkt_1', 7, {}])('has to be items: %j', async (items) => {
    // @ts-expect-error that is the point
    expect(await rejection(adding(items).result)).toMatchObject({
      name: 'CStarValidationError',
      param: 'numbers',
    });
  });
});

describe('a large call that fails', () => {
  const failing = (error: unknown) => (offset: number) => {
    if (offset === 2) throw error;
  };

  it('says on the error what is done', async () => {
    const error = new CStarError('No.', { code: 'resource_conflict' });
    const { result, sent } = adding([1, 2, 3, 4, 5], undefined, { fail: failing(error) });

    expect(await rejection(result)).toBe(error);
    expect(error.progress).toEqual({ done: 2, total: 5, result: { sum: 3 } });
    expect(error.toJSON()).not.toHaveProperty('progress');
    expect(sent).toHaveLength(2);
  });

  it('closes its source', async () => {
    let closed = false;
    async function* source() {
      try {
        for (let item = 0; ; item += 1) yield item;
      } finally {
        closed = true;
      }
    }
    const { result } = adding(source(), undefined, { fail: failing(new Error('no')) });
    await rejection(result);
    await wait(0);

    expect(closed).toBe(true);
  });

  it('passes on what the source throws', async () => {
    const broken = new Error('disk');
    async function* source(): AsyncGenerator<number> {
      yield 1;
      throw broken;
    }
    expect(await rejection(adding(source()).result)).toBe(broken);
  });

  it('passes on what onProgress throws', async () => {
    const enough = new Error('enough');
    const { result, sent } = adding([1, 2, 3], undefined, {
      onProgress: () => {
        throw enough;
      },
    });
    expect(await rejection(result)).toBe(enough);
    expect(sent).toHaveLength(1);
  });

  it('passes on what onProgress rejects with', async () => {
    const enough = new Error('enough');
    const { result, sent } = adding([1, 2, 3], undefined, { onProgress: async () => Promise.reject(enough) });

    expect(await rejection(result)).toBe(enough);
    expect(sent).toHaveLength(1);
  });

  it('waits for onProgress before it goes on', async () => {
    const seen: number[] = [];
    let ready = 0;
    const { result } = adding([1, 2, 3], undefined, {
      fail: () => seen.push(ready),
      onProgress: async () => {
        await wait(1);
        ready += 1;
      },
    });
    await result;

    expect(seen).toEqual([0, 1]);
  });
});

describe('a large call that is stopped', () => {
  const forever = () => new Promise(() => undefined);

  it('while a chunk is on its way rejects with the reason of the signal', async () => {
    const controller = new AbortController();
    const { result } = adding([1], { signal: controller.signal }, { fail: forever });
    controller.abort('enough');

    expect(await rejection(result)).toBe('enough');
  });

  it('while it waits for its source, too', async () => {
    const controller = new AbortController();
    async function* source() {
      yield 1;
      await forever();
    }
    const { result } = adding(source(), { signal: controller.signal });
    controller.abort('enough');

    expect(await rejection(result)).toBe('enough');
  });

  it('between two chunks sends no more', async () => {
    const controller = new AbortController();
    const { result, sent } = adding(
      [1, 2, 3],
      { signal: controller.signal },
      { fail: () => controller.abort('enough') },
    );

    expect(await rejection(result)).toBe('enough');
    expect(sent).toHaveLength(1);
  });

  it('while its source heeds the same signal leaves no rejection behind', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      for (const moment of ['source', 'chunk', 'progress', 'before']) {
        const controller = new AbortController();
        const { signal } = controller;
        const abort = (now: string) => moment === now && controller.abort(new Error(now));
        async function* source() {
          for (let item = 0; item < 4; item += 1) {
            if (item === 2) abort('source');
            await wait(0, undefined, { signal });
            yield item;
          }
        }
        abort('before');
        const { result } = adding(
          source(),
          { signal },
          { fail: () => abort('chunk'), onProgress: () => abort('progress') },
        );
        expect(await rejection(result)).toMatchObject({ message: moment });
        await wait(5);
      }
    } finally {
      process.off('unhandledRejection', note);
    }
    expect(unhandled).toEqual([]);
  });

  it('begins nothing any more', async () => {
    let read = 0;
    async function* source() {
      read += 1;
      yield 1;
    }
    const { result, sent } = adding(source(), { signal: AbortSignal.abort('enough') });

    expect(await rejection(result)).toBe('enough');
    expect([read, sent.length]).toEqual([0, 0]);
  });

  it('by its deadline ends in a timeout, and no chunk has longer than what is left', async () => {
    const { result, sent } = adding([1, 2, 3], { deadline: 30 }, { fail: (offset) => offset && forever() });

    expect(await rejection(result)).toBeInstanceOf(CStarTimeoutError);
    expect(sent).toHaveLength(2);
    expect(sent.every(({ options: { deadline = 0 } }) => deadline > 0 && deadline <= 30)).toBe(true);
  });

  it('by the end of its client is refused', async () => {
    const { result, transport } = adding([1], undefined, { fail: forever });
    transport.close();

    expect(await rejection(result)).toMatchObject({ code: 'client_destroyed' });
  });
});
