import { CStarOfflineError } from '@cstar.help/js';
import { describe, expect, it, vi } from 'vitest';
import { rejection, ticketId } from '../support/client.ts';
import { networkFailure, silence } from '../support/fake-fetch.ts';
import { kept, offlineClient, wires } from '../support/offline.ts';
import { failed, json, many } from '../support/replies.ts';

const other = 'tkt_660e8400e29b41d4a716446655440000';

describe('a write while others wait', () => {
  it('does not overtake those of its ticket: they go first', async () => {
    const test = await offlineClient();
    await kept(test.cstar.tickets.update(ticketId, { title: '1' }));
    await kept(test.cstar.tickets.update(ticketId, { title: '2' }));
    test.network.online = true;
    await test.cstar.tickets.messages.create(ticketId.slice(4), { content: '3' });

    expect(test.sent.slice(2).map(({ init }) => init.body)).toEqual([
      '{"title":"1"}',
      '{"title":"2"}',
      '{"content":"3"}',
    ]);
    expect(await test.queue.items()).toEqual([]);
  });

  it('queues up behind them where they cannot be sent', async () => {
    const test = await offlineClient();
    const first = await kept(test.cstar.tickets.update(ticketId, { title: '1' }));
    const error = await rejection(test.cstar.tickets.update(ticketId, { title: '2' }));

    expect(error).toBeInstanceOf(CStarOfflineError);
    expect(error).toMatchObject({
      message: expect.stringMatching(/^Earlier writes to tickets\/550e/),
      attempts: 0,
    });
    expect((await test.queue.items()).map(({ id }) => id)).toEqual([
      first,
      (error as CStarOfflineError).queueId,
    ]);
    expect(wires(test)).toHaveLength(2);
  });

  it('goes its way when they are of another ticket', async () => {
    const test = await offlineClient();
    await kept(test.cstar.tickets.update(ticketId, { title: '1' }));
    test.network.online = true;
    await test.cstar.tickets.update(other, { title: '2' });

    expect(await test.queue.items()).toHaveLength(1);
    expect(test.sent).toHaveLength(2);
  });

  it('stops waiting when it is aborted, and is not kept', async () => {
    const test = await offlineClient();
    await kept(test.cstar.tickets.update(ticketId, { title: '1' }));
    Object.assign(test.network, { online: true, answer: silence });
    const controller = new AbortController();
    const call = rejection(
      test.cstar.tickets.update(ticketId, { title: '2' }, { signal: controller.signal }),
    );
    await vi.waitFor(() => expect(test.sent).toHaveLength(2));
    controller.abort('stop');

    expect(await call).toBe('stop');
    expect(await test.queue.items()).toHaveLength(1);
    test.cstar.destroy();
  });

  it('waits no longer than its deadline, and then queues up', async () => {
    vi.useFakeTimers();
    const test = await offlineClient();
    await kept(test.cstar.tickets.update(ticketId, { title: '1' }));
    Object.assign(test.network, { online: true, answer: silence });
    const call = kept(test.cstar.tickets.update(ticketId, { title: '2' }, { deadline: 500 }));
    await vi.advanceTimersByTimeAsync(500);
    await call;

    expect((await test.queue.items()).map(({ body }) => body)).toEqual([{ title: '1' }, { title: '2' }]);
    test.cstar.destroy();
    vi.useRealTimers();
  });

  it('waits no longer than its timeout for a flush that the server puts off', async () => {
    vi.useFakeTimers();
    const test = await offlineClient({ maxRetries: 3 });
    await test.queue.enqueue('PATCH', `/tickets/${ticketId}`, { title: '1' });
    const answer = failed(503, { message: 'Later.' }, { 'retry-after': '50' });
    Object.assign(test.network, { online: true, answer });
    let settled = false;
    const call = kept(
      test.cstar.tickets.update(ticketId, { title: '2' }, { timeout: 1_000, maxRetries: 0 }),
    ).finally(() => {
      settled = true;
    });
    await vi.advanceTimersByTimeAsync(1_000);

    expect(settled).toBe(true);
    await call;
    expect(test.sent).toHaveLength(1);
    expect(await test.queue.items()).toHaveLength(2);
    test.cstar.destroy();
    vi.useRealTimers();
  });

  it('tells what the server said to the one before it', async () => {
    const test = await offlineClient();
    await kept(test.cstar.tickets.update(ticketId, { title: '1' }));
    Object.assign(test.network, {
      online: true,
      answer: failed(401, { message: 'This key was revoked.', code: 'api_key_revoked' }),
    });
    const error = await rejection(test.cstar.tickets.update(ticketId, { title: '2' }));

    expect(error).toBeInstanceOf(CStarOfflineError);
    expect(error).toMatchObject({
      message: expect.stringContaining('This key was revoked.'),
      cause: { code: 'offline_queue_blocked', cause: { statusCode: 401, code: 'api_key_revoked' } },
    });
  });

  it('is not sent, nor kept, when it has headers of its own', async () => {
    const test = await offlineClient();
    await kept(test.cstar.tickets.update(ticketId, { title: '1' }));
    const call = test.cstar.tickets.update(ticketId, { title: '2' }, { headers: { 'x-mine': '1' } });

    expect(await rejection(call)).toMatchObject({
      code: 'offline_queue_blocked',
      message: expect.stringContaining('own'),
    });
    expect(await test.queue.items()).toHaveLength(1);
  });

  it('is behind bulk work, whatever it is about, and bulk work behind everything', async () => {
    const test = await offlineClient();
    await kept(test.cstar.customers.create({ name: 'A', email: 'a@example.com' }));
    await kept(test.cstar.bulk.delete({ resource: 'tickets', ids: [other] }));
    await kept(test.cstar.tickets.update(ticketId, { title: '1' }));
    test.network.online = true;
    await test.cstar.tags.create('last');

    expect(wires(test).slice(-4)).toEqual([
      'POST customers',
      'POST bulk',
      `PATCH tickets/${ticketId}`,
      'POST tags',
    ]);
  });

  it('keeps the order of the calls, not of their failures', async () => {
    const test = await offlineClient();
    test.network.online = true;
    const losses: (() => void)[] = [];
    test.network.answer = () => new Promise((_, reject) => losses.push(() => reject(networkFailure())));
    const calls = ['1', '2'].map((title) => kept(test.cstar.tickets.update(ticketId, { title })));
    await vi.waitFor(() => expect(losses).toHaveLength(2));
    for (const lose of losses.reverse()) {
      lose();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(calls);

    expect((await test.queue.items()).map(({ body }) => body)).toEqual([{ title: '1' }, { title: '2' }]);
  });

  it('never holds up a read', async () => {
    const test = await offlineClient();
    await kept(test.cstar.tickets.update(ticketId, { title: '1' }));
    test.network.online = true;
    test.network.answer = json(many([]));
    await test.cstar.tickets.list();

    expect(wires(test).at(-1)).toBe('GET tickets');
    expect(await test.queue.items()).toHaveLength(1);
  });
});
