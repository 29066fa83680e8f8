import {
  CStarClient,
  type CStarOfflineError,
  type OfflineItem,
  type OfflineQueue,
  type OfflineResult,
  type OfflineStorage,
} from '@cstar.help/js';
import { expectTypeOf, test } from 'vitest';

const cstar = new CStarClient({
  offline: { storage: 'localStorage', maxItems: 10, maxAge: 1_000, scope: 'user_1' },
});

test('the queue may be missing', () => {
  expectTypeOf(cstar.offlineQueue).toEqualTypeOf<OfflineQueue | null>();
  // @ts-expect-error without the option there is none
  cstar.offlineQueue.flush();
});

test('what touches the storage returns a promise, what does not does not', () => {
  const queue = cstar.offlineQueue;
  if (!queue) return;
  expectTypeOf(queue.enqueue('POST', '/tickets', { title: 'x' })).toEqualTypeOf<Promise<string>>();
  expectTypeOf(queue.flush()).toEqualTypeOf<Promise<OfflineResult[]>>();
  expectTypeOf(queue.items()).toEqualTypeOf<Promise<OfflineItem[]>>();
  expectTypeOf(queue.deadLetters()).toEqualTypeOf<Promise<OfflineItem[]>>();
  expectTypeOf(queue.retry('off_1')).toEqualTypeOf<Promise<void>>();
  expectTypeOf(queue.discard('off_1')).toEqualTypeOf<Promise<boolean>>();
  expectTypeOf(queue.clear()).toEqualTypeOf<Promise<void>>();
  expectTypeOf(queue.onChange((waiting, dead) => [waiting.length, dead[0]?.reason])).toEqualTypeOf<
    () => void
  >();
  expectTypeOf(
    queue.onSettled(({ id, success, item, data }) => [id, success, item.path, data]),
  ).toEqualTypeOf<() => void>();
  expectTypeOf(queue.enableAutoFlush()).toEqualTypeOf<void>();
  expectTypeOf(queue.close()).toEqualTypeOf<void>();
  // @ts-expect-error a read is not kept
  void queue.enqueue('GET', '/tickets');
});

test('a storage that does not exist does not compile', () => {
  // @ts-expect-error cookies are too small
  new CStarClient({ offline: { storage: 'cookies' } });
});

test("React Native's AsyncStorage fits as it is", () => {
  // As its package declares it.
  interface AsyncStorageStatic {
    getItem: (
      key: string,
      callback?: (error?: Error | null, result?: string | null) => void,
    ) => Promise<string | null>;
    setItem: (key: string, value: string, callback?: (error?: Error | null) => void) => Promise<void>;
    removeItem: (key: string, callback?: (error?: Error | null) => void) => Promise<void>;
    getAllKeys: (
      callback?: (error?: Error | null, result?: readonly string[] | null) => void,
    ) => Promise<readonly string[]>;
  }
  expectTypeOf<AsyncStorageStatic>().toExtend<OfflineStorage>();
});

test('the error of a kept call has the id of its item', () => {
  expectTypeOf<CStarOfflineError['queueId']>().toEqualTypeOf<string>();
});
