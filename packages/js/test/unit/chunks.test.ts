import { setTimeout as wait } from 'node:timers/promises';
import { CStarError, CStarTimeoutError, CStarValidationError } from '@cstar.help/js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksOf, type Items, inChunks, type Progress } from '../../src/core/chunks.ts';
import { type RequestOptions, settle, type TransportOptions } from '../../src/core/options.ts';
import { Transport } from '../../src/core/transport.ts';
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
  more: { client?: TransportOptions; fail?: (offset: number) => unknown } = {},
) {
  const sent: { chunk: number[]; offset: number; options: RequestOptions }[] = [];
  const told: Progress<Sum>[] = [];
  const transport = new Transport(settle(more.client ?? {}, { headers: {}, readOnly: false }), () => root);
  const result = inChunks(transport, {
    items,
    size: 2,
    onProgress: (progress) => told.push(progress),
    options,
    result: { sum: 0 },
    send: async (chunk: number[], own, offset, { sum }) => {
      sent.push({ chunk, offset, options: own });
      await more.fail?.(offset);
      return { sum: chunk.reduce((total, item) => total + item, sum) };
    },
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
  it("are the caller's, numbered", async () => {
    const { result, sent } = adding([1, 2, 3], { idempotencyKey: 'sync-4711' });
    await result;

    expect(sent.map(({ options }) => options.idempotencyKey)).toEqual(['sync-4711:0', 'sync-4711:1']);
  });

  it('share one automatic base', async () => {
    const { result, sent } = adding([1, 2, 3], undefined, { client: { idempotency: 'auto' } });
    await result;
    const [first, second] = sent.map(({ options }) => options.idempotencyKey ?? '');

    expect(first).toMatch(/^auto_.*:0$/);
    expect(second).toBe(first?.replace(/0$/, '1'));
  });

  it('are none where nobody wants any', async () => {
    const { result, sent } = adding([1]);
    await result;

    expect(sent[0]?.options.idempotencyKey).toBeUndefined();
  });

  it('leave room for their number', async () => {
    const { result, sent } = adding([1], { idempotencyKey: 'k'.repeat(241) });

    expect(await rejection(result)).toBeInstanceOf(CStarValidationError);
    expect(sent).toEqual([]);
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
    const transport = new Transport(settle({}, { headers: {}, readOnly: false }), () => root);
    const call = inChunks(transport, {
      items: [1, 2, 3],
      size: 1,
      options: undefined,
      result: 0,
      onProgress: () => {
        throw enough;
      },
      send: async (chunk: number[]) => chunk.length,
    });
    expect(await rejection(call)).toBe(enough);
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
