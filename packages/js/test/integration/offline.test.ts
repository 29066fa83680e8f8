import { type CStarClientOptions, CStarOfflineError, type Fetch } from '@cstar.help/js';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { rejection } from '../support/client.ts';
import { FakeLocalStorage } from '../support/offline.ts';
import { newTeam, type TestTeam } from './team.ts';

let team: TestTeam;
beforeAll(async () => {
  team = await newTeam();
});

/** The platform's fetch, whose writes the server may do without telling, or may not get at all. */
function unreliable(fate: (count: number) => 'answered' | 'answer lost' | 'lost'): {
  fetch: Fetch;
  writes: () => number;
} {
  let count = 0;
  const lose = (): never => {
    throw new TypeError('fetch failed');
  };
  const reliable: Fetch = globalThis.fetch;
  return {
    writes: () => count,
    async fetch(url, init) {
      if (init.method === 'GET') return reliable(url, init);
      count += 1;
      const becomes = fate(count);
      if (becomes === 'lost') lose();
      const response = await reliable(url, init);
      // The server has done it by now.
      return becomes === 'answer lost' ? lose() : response;
    },
  };
}

const bad = (early: boolean) => (early ? 'lost' : 'answer lost');

const rowsWith = async (tag: string) =>
  (await team.cstar.tickets.list({ search: tag, pageSize: 100 })).data.filter(({ title }) =>
    title.startsWith(tag),
  );

/** Makes tickets whose answers are lost, some before and some after they were committed, then flushes. */
async function createThrough(tag: string, options: CStarClientOptions, keyed: boolean): Promise<void> {
  let down = true;
  const network = unreliable((count) => (down && bad(count % 3 === 0)) || 'answered');
  const cstar = team.client({ offline: true, fetch: network.fetch, ...options });
  cstar.offlineQueue?.disableAutoFlush();
  const create = (number: number) =>
    cstar.tickets.create({ title: `${tag} ${number}` }, keyed ? { idempotencyKey: `${tag}-${number}` } : {});
  for (let number = 0; number < 8; number += 1) {
    expect(await rejection(create(number))).toBeInstanceOf(CStarOfflineError);
  }
  expect(await cstar.offlineQueue?.items()).toHaveLength(8);
  down = false;
  const results = await cstar.offlineQueue?.flush();
  expect(results?.map(({ success, error }) => [success, error])).toEqual(Array(8).fill([true, undefined]));
  expect(await cstar.offlineQueue?.items()).toEqual([]);
  cstar.destroy();
}

describe('writes whose answers were lost leave one row each', () => {
  it('with keys that the client makes', async () => {
    await createThrough('automatic', {}, false);
    expect(await rowsWith('automatic')).toHaveLength(8);
  });

  it('with the keys of the caller', async () => {
    await createThrough('manual', { idempotency: 'manual' }, true);
    expect(await rowsWith('manual')).toHaveLength(8);
  });

  it('and without the queue, too, when the client only retries', async () => {
    const network = unreliable((count) => (count <= 3 ? 'answer lost' : 'answered'));
    const cstar = team.client({ fetch: network.fetch, idempotency: 'auto', maxRetries: 3 });
    await Promise.all([1, 2, 3].map((number) => cstar.tickets.create({ title: `retried ${number}` })));
    expect(await rowsWith('retried')).toHaveLength(3);
  });
});

it('a conversation that was written offline has the order in which it was written', async () => {
  const { id } = await team.cstar.tickets.create({ title: 'A long talk' });
  let down = true;
  const network = unreliable((count) => (down && bad(count % 2 === 0)) || 'answered');
  const cstar = team.client({ offline: true, fetch: network.fetch });
  cstar.offlineQueue?.disableAutoFlush();
  for (const content of ['1', '2', '3']) {
    await rejection(cstar.tickets.messages.create(id, { content }));
  }
  down = false;
  const last = await cstar.tickets.messages.create(id.slice(4), { content: '4' });

  expect(last.content).toBe('4');
  const { data } = await team.cstar.tickets.messages.list(id);
  expect(data.map(({ content }) => content)).toEqual(['1', '2', '3', '4']);
  cstar.destroy();
});

it('what the server refuses is set aside with what it said, and the rest goes on', async () => {
  const { id } = await team.cstar.tickets.create({ title: 'There' });
  let down = true;
  const network = unreliable(() => (down ? 'lost' : 'answered'));
  const cstar = team.client({ offline: true, fetch: network.fetch });
  const queue = cstar.offlineQueue;
  queue?.disableAutoFlush();
  await queue?.enqueue('PATCH', `/tickets/${id}`, { priority: 'whatever' });
  await queue?.enqueue('PATCH', `/tickets/${id}`, { title: 'Changed' });
  await queue?.enqueue('DELETE', '/tickets/tkt_00000000000000000000000000000000');
  down = false;
  await queue?.flush();

  expect((await team.cstar.tickets.get(id)).title).toBe('Changed');
  expect(await queue?.items()).toEqual([]);
  expect(await queue?.deadLetters()).toMatchObject([
    { error: { statusCode: 400, code: 'parameter_invalid', requestId: expect.stringMatching(/^req_/) } },
    { error: { statusCode: 404, code: 'resource_missing' } },
  ]);
  cstar.destroy();
});

it('a page that ended leaves its writes to the next one', async () => {
  const local = new FakeLocalStorage();
  vi.stubGlobal('localStorage', local);
  const offline = { storage: 'localStorage' as const };
  const network = unreliable(() => 'answer lost');
  const before = team.client({ offline, fetch: network.fetch });
  await rejection(before.tickets.create({ title: 'reloaded' }));
  before.destroy();
  const after = team.client({ offline });
  await after.offlineQueue?.flush();

  expect(local.texts.size).toBe(0);
  expect(await rowsWith('reloaded')).toHaveLength(1);
  after.destroy();
});
