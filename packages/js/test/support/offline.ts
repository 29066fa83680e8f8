import {
  type CStarClient,
  type CStarClientOptions,
  CStarOfflineError,
  type OfflineStorage,
} from '@cstar.help/js';
import type { OfflineItem } from '../../src/offline/item.ts';
import { clientWith, rejection, type TestClient } from './client.ts';
import { networkFailure, type Reply } from './fake-fetch.ts';
import { json, one } from './replies.ts';

/** An item that waits, as a storage would hold it. */
export const offlineItem = (more: Partial<OfflineItem>): OfflineItem => ({
  id: 'off_000000001abcdefgh',
  status: 'waiting',
  method: 'POST',
  path: '/tickets',
  idempotencyKey: 'auto_1',
  scope: 'tickets',
  queuedAt: '2026-03-01T12:00:00.000Z',
  attempts: 0,
  ...more,
});

/** A network that can be cut. */
interface Network {
  online: boolean;
  /** What the server answers while it can be reached. */
  answer: Reply;
}

export interface OfflineClient extends TestClient {
  network: Network;
  queue: NonNullable<CStarClient['offlineQueue']>;
}

/** A client without retries that flushes only when it is told to. */
export async function offlineClient(options: CStarClientOptions = {}, auto = false): Promise<OfflineClient> {
  const network: Network = { online: false, answer: json(one({ id: 'tkt_1' })) };
  const test = clientWith({ offline: true, maxRetries: 0, ...options }, (sent) => {
    if (!network.online) throw networkFailure();
    if (network.answer instanceof Error) throw network.answer;
    return network.answer instanceof Response ? network.answer.clone() : network.answer(sent);
  });
  const queue = test.cstar.offlineQueue;
  if (!queue) throw new Error('there is no queue');
  if (!auto) queue.disableAutoFlush();
  // Loads the engine, which takes real time, whatever the clock.
  await queue.items().catch(() => undefined);
  return { ...test, network, queue };
}

/** The id under which a call was kept. */
export async function kept(call: PromiseLike<unknown>): Promise<string> {
  const error = await rejection(call);
  if (!(error instanceof CStarOfflineError)) throw error;
  return error.queueId;
}

/** A `localStorage` that several tabs share. */
export class FakeLocalStorage {
  readonly texts = new Map<string, string>();
  get length(): number {
    return this.texts.size;
  }
  key(index: number): string | null {
    return [...this.texts.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.texts.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.texts.set(key, value);
  }
  removeItem(key: string): void {
    this.texts.delete(key);
  }
}

/** A storage of your own, asynchronous, as small as it can be. */
export function mapStorage(
  texts = new Map<string, string>(),
): OfflineStorage & { texts: Map<string, string> } {
  return {
    texts,
    getItem: async (key) => texts.get(key) ?? null,
    setItem: async (key, value) => void texts.set(key, value),
    removeItem: async (key) => void texts.delete(key),
    getAllKeys: async () => [...texts.keys()],
  };
}

/** What was sent, as `METHOD path`, below the team. */
export const wires = ({ sent }: Pick<TestClient, 'sent'>): string[] =>
  sent.map(({ url, init }) => `${init.method} ${url.pathname.split('/').slice(5).join('/')}${url.search}`);

export const keysOf = ({ sent }: Pick<TestClient, 'sent'>): (string | undefined)[] =>
  sent.map(({ headers }) => headers['idempotency-key']);
