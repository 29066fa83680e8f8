import { describe, expect, it, vi } from 'vitest';
import { rejection, ticketId } from '../support/client.ts';
import type { Sent } from '../support/fake-fetch.ts';
import { kept, keysOf, type OfflineClient, offlineClient, wires } from '../support/offline.ts';
import { failed, json, one } from '../support/replies.ts';

const other = 'tkt_660e8400e29b41d4a716446655440000';
const good = () => json(one({ id: 'tkt_1' }));
const bodyOf = ({ init }: Sent) => JSON.parse(`${init.body}`);

/** Three writes that wait: two of one ticket, one of another. */
async function withThree(options = {}): Promise<OfflineClient & { ids: string[] }> {
  const test = await offlineClient(options);
  const ids = [
    await kept(test.cstar.tickets.update(ticketId, { title: '1' })),
    await test.queue.enqueue('PATCH', `/tickets/${ticketId}`, { title: '2' }),
    await test.queue.enqueue('PATCH', `/tickets/${other}`, { title: '3' }),
  ];
  test.network.online = true;
  test.sent.length = 0;
  return { ...test, ids };
}

describe('flush()', () => {
  it('has nothing to do for an empty queue', async () => {
    const { queue, sent } = await offlineClient();
    expect(await queue.flush()).toEqual([]);
    expect(sent).toHaveLength(0);
  });

  it('keeps the order of each ticket, and does not let tickets wait for each other', async () => {
    const test = await withThree();
    const answers: (() => void)[] = [];
    test.network.answer = () => new Promise((resolve) => answers.push(() => resolve(good())));
    const flush = test.queue.flush();
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    expect(test.sent.map(bodyOf)).toEqual([{ title: '1' }, { title: '3' }]);
    answers[0]?.();
    await vi.waitFor(() => expect(answers).toHaveLength(3));
    for (const answer of answers) answer();

    expect(await flush).toHaveLength(3);
    expect(test.sent.map(bodyOf)).toEqual([{ title: '1' }, { title: '3' }, { title: '2' }]);
  });

  it('sends four things at a time at most', async () => {
    const test = await offlineClient();
    for (let n = 0; n < 9; n += 1) await test.queue.enqueue('PATCH', `/customers/cus_${n}`, {});
    test.network.online = true;
    let [running, most] = [0, 0];
    test.network.answer = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return good();
    };

    expect(await test.queue.flush()).toHaveLength(9);
    expect(most).toBe(4);
  });

  it('stops where the server cannot be reached, and keeps everything', async () => {
    const test = await withThree();
    const before = await test.queue.items();
    test.network.online = false;
    const results = await test.queue.flush();

    // Of each ticket the first: what is behind them was not tried.
    expect(results.map(({ id, success }) => [id, success])).toEqual([
      [test.ids[0], false],
      [test.ids[2], false],
    ]);
    for (const { error } of results) expect(error).toMatchObject({ name: 'CStarConnectionError' });
    expect(await test.queue.items()).toEqual(before);
  });

  it.each([500, 503, 408])('lets the others of a ticket wait for one that meets a %i', async (status) => {
    const test = await withThree();
    test.network.answer = (sent) => (bodyOf(sent).title === '1' ? failed(status) : good());
    await test.queue.flush();
    await test.queue.flush();

    expect(await test.queue.items()).toMatchObject([
      { id: test.ids[0], attempts: 2, status: 'waiting', error: { statusCode: status } },
      { id: test.ids[1], attempts: 0 },
    ]);
    test.network.answer = good();
    await test.queue.flush();
    expect(await test.queue.items()).toEqual([]);
    expect(new Set(keysOf(test)).size).toBe(3);
  });

  it('retries as calls of the client do before it lets an item wait', async () => {
    vi.useFakeTimers();
    const test = await offlineClient({ maxRetries: 2 });
    await test.queue.enqueue('POST', '/tickets', {});
    Object.assign(test.network, { online: true, answer: failed(503) });
    const flush = test.queue.flush();
    await vi.advanceTimersByTimeAsync(10_000);

    expect(await flush).toMatchObject([{ success: false }]);
    expect(wires(test)).toEqual(['POST tickets', 'POST tickets', 'POST tickets']);
    expect(await test.queue.items()).toMatchObject([{ attempts: 1 }]);
    vi.useRealTimers();
  });

  it.each([429, 401])('asks for nothing more after a %i, which all would get', async (status) => {
    const test = await withThree();
    test.network.answer = () => failed(status);
    await test.queue.flush();

    expect(test.sent.length).toBeLessThan(3);
    const items = await test.queue.items();
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({ attempts: 1 });
    expect(await test.queue.deadLetters()).toEqual([]);
  });

  it('keeps everything when somebody else answers, as the login page of a network does', async () => {
    const test = await withThree();
    test.network.answer = () => new Response('<html>Welcome to our hotel</html>');
    await test.queue.flush();
    expect(await test.queue.items()).toHaveLength(3);
  });

  it.each([400, 403, 404, 409, 413, 422])(
    'sets aside what the server refuses with %i; the others go on',
    async (status) => {
      const test = await withThree();
      test.network.answer = (sent) =>
        bodyOf(sent).title === '1' ? failed(status, { message: 'No good.', code: 'some_code' }) : good();
      const results = await test.queue.flush();

      expect(results).toContainEqual({
        id: test.ids[0],
        success: false,
        error: expect.objectContaining({ statusCode: status }),
      });
      expect(results.filter(({ success }) => success)).toHaveLength(2);
      expect(await test.queue.items()).toEqual([]);
      expect(await test.queue.deadLetters()).toMatchObject([
        {
          id: test.ids[0],
          status: 'dead',
          reason: 'rejected',
          attempts: 1,
          error: { code: 'some_code', statusCode: status },
        },
      ]);
      test.sent.length = 0;
      expect(await test.queue.flush()).toEqual([]);
      expect(test.sent).toHaveLength(0);
    },
  );

  it('sets aside what has waited too long', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const test = await withThree({ offline: { maxAge: 1_000 } });
    vi.setSystemTime(Date.now() + 1_001);
    const last = await test.queue.enqueue('PATCH', `/tickets/${ticketId}`, { title: '4' });
    const results = await test.queue.flush();

    expect(results).toContainEqual({ id: last, success: true });
    expect(test.sent).toHaveLength(1);
    expect(await test.queue.deadLetters()).toMatchObject(
      test.ids.map((id) => ({ id, reason: 'expired', error: { code: 'offline_item_expired' } })),
    );
    vi.useRealTimers();
  });

  it('by two callers at once sends everything once', async () => {
    const test = await withThree();
    const [one, two] = await Promise.all([test.queue.flush(), test.queue.flush()]);
    expect(one).toEqual(two);
    expect(test.sent).toHaveLength(3);
  });

  it('takes along what is added meanwhile, and leaves out what is discarded', async () => {
    const test = await withThree();
    let added: Promise<string> | undefined;
    test.network.answer = async (sent) => {
      if (bodyOf(sent).title === '1') {
        await test.queue.discard(test.ids[1] ?? '');
        added = test.queue.enqueue('POST', '/tickets', { title: '4' });
        await added;
      }
      return good();
    };
    await test.queue.flush();

    expect(test.sent.map(bodyOf)).toEqual([{ title: '1' }, { title: '3' }, { title: '4' }]);
    expect(await test.queue.items()).toEqual([]);
  });

  it.each([
    ['cleared', 500],
    ['cleared', 400],
    ['discarded', 500],
    ['discarded', 400],
  ])('does not bring back what was %s while it was sent and got a %i', async (how, status) => {
    const test = await withThree();
    const settled = vi.fn();
    test.queue.onSettled(settled);
    test.network.answer = async () => {
      if (how === 'cleared') await test.queue.clear();
      else for (const id of test.ids) await test.queue.discard(id);
      return failed(status);
    };
    await test.queue.flush();
    expect([...(await test.queue.items()), ...(await test.queue.deadLetters())]).toEqual([]);
    expect(settled).not.toHaveBeenCalled();
  });

  it('keeps everything when the team of the key cannot be looked up', async () => {
    const test = await offlineClient({ teamId: undefined });
    await test.queue.enqueue('POST', '/tickets', { title: '1' });
    Object.assign(test.network, { online: true, answer: failed(404, { message: 'No such key.' }) });

    expect(await test.queue.flush()).toMatchObject([
      { success: false, error: { message: expect.stringContaining('No such key.') } },
    ]);
    expect(await test.queue.items()).toHaveLength(1);
    expect(await test.queue.deadLetters()).toEqual([]);
  });

  it.each([403, 404])('keeps everything when the page of a network refuses it with %i', async (status) => {
    const test = await withThree();
    test.network.answer = () => new Response('<html>Log in first</html>', { status });
    await test.queue.flush();
    expect(await test.queue.items()).toHaveLength(3);
    expect(await test.queue.deadLetters()).toEqual([]);
  });
});

describe('dead letters', () => {
  const withDead = async () => {
    const test = await withThree();
    test.network.answer = failed(400);
    await test.queue.flush();
    test.network.answer = good();
    test.sent.length = 0;
    return test;
  };

  it('can wait again, under their old key and in their old order', async () => {
    const test = await withDead();
    const dead = await test.queue.deadLetters();
    for (const id of [...test.ids].reverse()) await test.queue.retry(id);

    expect((await test.queue.items()).map(({ id }) => id)).toEqual(test.ids);
    expect(await test.queue.deadLetters()).toEqual([]);
    await test.queue.flush();
    expect(keysOf(test).sort()).toEqual(dead.map(({ idempotencyKey }) => idempotencyKey).sort());
  });

  it('can wait again after they expired', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const test = await withThree({ offline: { maxAge: 1_000 } });
    vi.setSystemTime(Date.now() + 1_001);
    await test.queue.flush();
    await test.queue.retry(test.ids[0] ?? '');
    expect(await test.queue.flush()).toEqual([{ id: test.ids[0], success: true }]);
    vi.useRealTimers();
  });

  it('count as items, so that they cannot grow without bounds', async () => {
    const test = await offlineClient({ offline: { maxItems: 1 } });
    await kept(test.cstar.tickets.create({ title: 'x' }));
    Object.assign(test.network, { online: true, answer: failed(400) });
    await test.queue.flush();
    test.network.online = false;

    expect(await rejection(test.cstar.tickets.create({ title: 'y' }))).toMatchObject({
      code: 'offline_queue_full',
    });
  });

  it('and all others can be discarded', async () => {
    const test = await withDead();
    expect(await test.queue.discard(test.ids[0] ?? '')).toBe(true);
    expect(await test.queue.discard(test.ids[0] ?? '')).toBe(false);
    expect(await test.queue.deadLetters()).toHaveLength(2);
    await test.queue.enqueue('POST', '/tickets', {});
    await test.queue.clear();
    expect([...(await test.queue.deadLetters()), ...(await test.queue.items())]).toEqual([]);
  });

  it('that are not there cannot be retried', async () => {
    const { queue } = await offlineClient();
    expect(await rejection(queue.retry('off_x'))).toMatchObject({
      name: 'CStarValidationError',
      param: 'id',
    });
  });
});

describe('listeners', () => {
  it('hear how each item ended, with what the server made of it', async () => {
    const test = await withThree();
    const settled: unknown[] = [];
    const off = test.queue.onSettled((event) => settled.push(event));
    test.network.answer = (sent) => (bodyOf(sent).title === '3' ? failed(404) : json(one({ id: 'tkt_9' })));
    await test.queue.flush();

    expect(settled).toHaveLength(3);
    expect(settled).toContainEqual({
      id: test.ids[0],
      success: true,
      data: { id: 'tkt_9' },
      item: expect.objectContaining({ body: { title: '1' } }),
    });
    expect(settled).toContainEqual({
      id: test.ids[2],
      success: false,
      error: expect.objectContaining({ statusCode: 404 }),
      item: expect.objectContaining({ status: 'dead' }),
    });
    off();
    test.network.answer = good();
    await test.queue.enqueue('POST', '/tickets', {});
    await test.queue.flush();
    expect(settled).toHaveLength(3);
  });

  it('hear of every change, until they end it', async () => {
    const test = await offlineClient();
    const seen: number[][] = [];
    const off = test.queue.onChange((waiting, dead) => seen.push([waiting.length, dead.length]));
    await kept(test.cstar.tickets.create({ title: 'x' }));
    await vi.waitFor(() => expect(seen).toEqual([[1, 0]]));
    Object.assign(test.network, { online: true, answer: failed(400) });
    await test.queue.flush();
    await vi.waitFor(() => expect(seen.at(-1)).toEqual([0, 1]));
    off();
    const { length } = seen;
    await test.queue.clear();
    expect(await test.queue.deadLetters()).toEqual([]);
    expect(seen).toHaveLength(length);
  });

  it('that throw disturb nobody', async () => {
    const error = vi.fn();
    const logger = { error, warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
    const test = await withThree({ logger, logLevel: 'error' });
    const heard = vi.fn();
    test.queue.onSettled(() => {
      throw new Error('mine');
    });
    test.queue.onSettled(async () => {
      throw new Error('mine, later');
    });
    test.queue.onSettled(heard);

    expect(await test.queue.flush()).toHaveLength(3);
    expect(heard).toHaveBeenCalledTimes(3);
    await vi.waitFor(() => expect(error).toHaveBeenCalledTimes(6));
  });
});
