import { CStarOfflineError } from '@cstar.help/js';
import { describe, expect, it, vi } from 'vitest';
import { publishableKey, rejection, ticketId } from '../support/client.ts';
import { silence } from '../support/fake-fetch.ts';
import { kept, offlineClient } from '../support/offline.ts';
import { failed } from '../support/replies.ts';

describe('what is not kept', () => {
  const notKept = async (call: PromiseLike<unknown>) => {
    const error = await rejection(call);
    expect(error).not.toBeInstanceOf(CStarOfflineError);
    return error;
  };

  it('a read, of whatever method', async () => {
    const { cstar, queue } = await offlineClient();
    await notKept(cstar.tickets.get(ticketId));
    await notKept(cstar.tickets.list());
    await notKept(cstar.export.create({ resources: [{ type: 'tickets' }], format: 'json' }));
    expect(await queue.items()).toEqual([]);
  });

  it.each([400, 401, 403, 404, 409, 429, 500, 503])('an answer of the server: %i', async (status) => {
    const { cstar, network, queue } = await offlineClient();
    Object.assign(network, { online: true, answer: failed(status) });
    expect(await notKept(cstar.tickets.create({ title: 'x' }))).toMatchObject({ statusCode: status });
    expect(await queue.items()).toEqual([]);
  });

  it('a call that was taken back', async () => {
    const { cstar, network, queue } = await offlineClient();
    Object.assign(network, { online: true, answer: silence });
    const controller = new AbortController();
    const call = notKept(cstar.tickets.create({ title: 'x' }, { signal: controller.signal }));
    controller.abort('stop');
    expect(await call).toBe('stop');
    expect(await queue.items()).toEqual([]);
  });

  it('a file, and the error says so', async () => {
    const { cstar, queue } = await offlineClient();
    const error = await notKept(cstar.attachments.create({ file: new Blob(['x'], { type: 'image/png' }) }));
    expect(error).toMatchObject({
      name: 'CStarConnectionError',
      message: expect.stringContaining('it holds files'),
    });
    expect(await queue.items()).toEqual([]);
  });

  it('a call with headers of its own, and the error says so', async () => {
    const { cstar, queue } = await offlineClient();
    const error = await notKept(cstar.tickets.create({ title: 'x' }, { headers: { 'x-secret': 'abc' } }));
    expect(error).toMatchObject({ message: expect.stringContaining('headers of its own') });
    expect(await queue.items()).toEqual([]);
  });

  it('a call that is made for its answer', async () => {
    const { cstar, queue } = await offlineClient();
    const error = await notKept(cstar.ai.improve('helo'));
    expect(error).toMatchObject({ message: expect.stringContaining('too late') });
    expect(await queue.items()).toEqual([]);
  });

  it('a call whose answer holds a secret that is shown once', async () => {
    const { cstar, queue } = await offlineClient();
    for (const call of [
      cstar.webhooks.create({ name: 'x', url: 'https://example.com/hook', events: ['ticket.created'] }),
      cstar.webhooks.rotateSecret('wh_1'),
    ]) {
      expect(await notKept(call)).toMatchObject({ message: expect.stringContaining('too late') });
    }
    expect(await queue.items()).toEqual([]);
    await kept(cstar.webhooks.delete('wh_1'));
  });

  it('a call that says so', async () => {
    const { cstar, queue } = await offlineClient();
    await notKept(cstar.tickets.create({ title: 'x' }, { offline: false }));
    expect(await queue.items()).toEqual([]);
  });

  it('a timeout without a key: it may have arrived', async () => {
    vi.useFakeTimers();
    const { cstar, network, queue } = await offlineClient({ idempotency: 'manual' });
    Object.assign(network, { online: true, answer: silence });
    const call = notKept(cstar.tickets.create({ title: 'x' }));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await call).toMatchObject({
      name: 'CStarTimeoutError',
      message: expect.stringContaining('idempotencyKey'),
    });
    expect(await queue.items()).toEqual([]);
    vi.useRealTimers();
  });

  it('a write that a publishable key may not do', async () => {
    const { cstar, queue } = await offlineClient({ apiKey: publishableKey });
    for (const call of [
      cstar.tickets.create({ title: 'x' }),
      queue.enqueue('POST', '/tickets', { title: 'x' }),
    ]) {
      expect(await notKept(call)).toMatchObject({
        name: 'CStarPermissionError',
        code: 'publishable_key_write',
      });
    }
    expect(await queue.items()).toEqual([]);
  });

  it('more than one request of a large call', async () => {
    const { cstar, queue } = await offlineClient();
    const ids = Array.from({ length: 150 }, (_, index) => `cus_${index}`);
    await notKept(cstar.bulk.delete({ resource: 'customers', ids }));
    expect(await queue.items()).toEqual([]);

    await kept(cstar.bulk.delete({ resource: 'customers', ids: ids.slice(0, 3) }));
    expect(await queue.items()).toMatchObject([{ path: '/bulk', scope: '*' }]);
  });

  it('what no longer fits', async () => {
    const { cstar, queue } = await offlineClient({ offline: { maxItems: 2 } });
    const errors = await Promise.all(
      [1, 2, 3].map((n) => rejection(cstar.tickets.create({ title: `${n}` }))),
    );
    const full = errors.filter((error) => !(error instanceof CStarOfflineError));

    expect(full).toMatchObject([
      {
        name: 'CStarConnectionError',
        code: 'offline_queue_full',
        attempts: 1,
        cause: { code: 'connection_failed' },
        message: expect.stringContaining('maxItems: 2'),
      },
    ]);
    expect(await queue.items()).toHaveLength(2);
    expect(await rejection(queue.enqueue('POST', '/tickets', {}))).toMatchObject({
      code: 'offline_queue_full',
    });
  });
});
