import { CStarConnectionError, CStarOfflineError } from '@cstar.help/js';
import { describe, expect, it } from 'vitest';
import { clientWith, rejection, ticketId } from '../support/client.ts';
import { networkFailure } from '../support/fake-fetch.ts';
import { kept, keysOf, offlineClient, wires } from '../support/offline.ts';
import { json, one } from '../support/replies.ts';

const other = 'tkt_660e8400e29b41d4a716446655440000';

describe('the option offline', () => {
  it.each([undefined, false])('without it there is no queue (%s)', (offline) => {
    expect(clientWith({ offline }).cstar.offlineQueue).toBeNull();
  });

  it('without it, a lost write rejects as before', async () => {
    const { cstar } = clientWith({ maxRetries: 0 }, networkFailure());
    const error = await rejection(cstar.tickets.create({ title: 'x' }));

    expect(error).toBeInstanceOf(CStarConnectionError);
    expect(error).not.toBeInstanceOf(CStarOfflineError);
  });

  it.each([
    [{ storage: 'cookies' as 'memory' }, 'offline.storage'],
    [{ storage: {} as 'memory' }, 'offline.storage'],
    [{ storage: null as unknown as 'memory' }, 'offline.storage'],
    [{ maxItems: 0 }, 'offline.maxItems'],
    [{ maxItems: Number.NaN }, 'offline.maxItems'],
    [{ maxAge: 0 }, 'offline.maxAge'],
    [{ scope: 7 as unknown as string }, 'offline.scope'],
  ])('that makes no sense is refused: %j', (offline, param) => {
    expect(() => clientWith({ offline })).toThrow(
      expect.objectContaining({ name: 'CStarValidationError', param }),
    );
  });

  it('leaves calls alone that reach the server', async () => {
    const test = await offlineClient();
    test.network.online = true;

    expect(await test.cstar.tickets.create({ title: 'x' })).toEqual({ id: 'tkt_1' });
    expect(await test.queue.items()).toEqual([]);
    expect((await test.cstar.tickets.get(ticketId).withMeta()).meta.attempts).toBe(1);
  });
});

describe('a write that cannot reach the server', () => {
  it('rejects with an error that says what happened and what to do', async () => {
    const { cstar } = await offlineClient();
    const error = await rejection(cstar.tickets.create({ title: 'x' }));

    expect(error).toBeInstanceOf(CStarOfflineError);
    expect(error).toMatchObject({
      code: 'queued_offline',
      attempts: 1,
      cause: { name: 'CStarConnectionError' },
    });
    const { message, queueId } = error as CStarOfflineError;
    expect(message).toBe(
      `Could not reach https://www.cstar.help (ECONNREFUSED). It is kept in the offline queue as ${queueId} and sent later: do not send it again. cstar.offlineQueue shows what waits.`,
    );
  });

  it('waits with all that a replay needs, and no secret', async () => {
    const { cstar, queue, sent } = await offlineClient();
    const id = await kept(cstar.tickets.messages.create(ticketId, { content: 'Hi' }, { timeout: 7_000 }));
    const items = await queue.items();

    expect(items).toEqual([
      {
        id,
        status: 'waiting',
        method: 'POST',
        path: `/tickets/${ticketId}/messages`,
        body: { content: 'Hi' },
        timeout: 7_000,
        idempotencyKey: sent[0]?.headers['idempotency-key'],
        scope: `tickets/${ticketId.slice(4)}`,
        queuedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        attempts: 0,
      },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/sk_test|authorization/i);
  });

  it('is sent by flush() with the same body and key', async () => {
    const test = await offlineClient();
    const ids = [
      await kept(test.cstar.tickets.create({ title: 'x' })),
      await kept(test.cstar.tickets.update(ticketId, { title: 'y' })),
      await kept(test.cstar.tickets.delete(other)),
      await kept(test.cstar.customFields.delete('cf_1')),
    ];
    test.network.online = true;

    const results = await test.queue.flush();
    expect(results.map(({ id }) => id).sort()).toEqual(ids);
    for (const result of results) expect(result).toEqual({ id: result.id, success: true });
    expect(wires(test).slice(4).sort()).toEqual(wires(test).slice(0, 4).sort());
    expect(keysOf(test).slice(4).sort()).toEqual(keysOf(test).slice(0, 4).sort());
    const bodies = test.sent.map(({ init }) => init.body);
    expect(bodies.slice(4).sort()).toEqual(bodies.slice(0, 4).sort());
    for (const { headers } of test.sent) expect(headers.authorization).toMatch(/^Bearer sk_test/);
    expect(await test.queue.items()).toEqual([]);
  });

  it.each([
    ['auto', {}, { idempotency: undefined }, /^auto_/],
    ['the key of the caller', { idempotencyKey: 'mine' }, {}, /^mine$/],
    ['the key in a header of the caller', { headers: { 'Idempotency-Key': 'mine' } }, {}, /^mine$/],
    ['manual with a key', { idempotencyKey: 'mine' }, { idempotency: 'manual' as const }, /^mine$/],
  ])('has the same key on every attempt and replay: %s', async (_, options, client, key) => {
    const test = await offlineClient(client);
    await kept(test.cstar.tickets.create({ title: 'x' }, options));
    test.network.online = true;
    await test.queue.flush();

    expect(keysOf(test)[0]).toMatch(key);
    expect(new Set(keysOf(test)).size).toBe(1);
    expect(test.sent).toHaveLength(2);
  });

  it('gets a key for its replays where the caller makes the keys and gave none', async () => {
    const test = await offlineClient({ idempotency: 'manual' });
    const error = await rejection(test.cstar.tickets.create({ title: 'x' }));
    expect(error).toMatchObject({ message: expect.stringContaining('done twice') });
    expect(error).not.toMatchObject({ message: expect.stringContaining('do not send it again') });
    await test.queue.flush();
    test.network.online = true;
    await test.queue.flush();

    const [first, ...replays] = keysOf(test);
    expect(first).toBeUndefined();
    expect(replays).toHaveLength(2);
    expect(replays[0]).toMatch(/^auto_/);
    expect(replays[1]).toBe(replays[0]);
  });
});

describe('what the caller changes after the call', () => {
  /** A body that changes as soon as the call is made. */
  const changing = () => {
    const body = { title: 'before', tags: ['before'] };
    return {
      body,
      change: () => {
        body.title = 'after';
        body.tags.push('after');
      },
    };
  };
  const before = '{"title":"before","tags":["before"]}';

  it('is not sent, neither at once nor later, under the key of the call', async () => {
    const test = await offlineClient();
    const { body, change } = changing();
    const call = kept(test.cstar.tickets.create(body));
    change();
    await call;
    test.network.online = true;
    await test.queue.flush();

    expect(test.sent.map(({ init }) => init.body)).toEqual([before, before]);
    expect(new Set(keysOf(test)).size).toBe(1);
  });

  it('is not sent while a call waits for others', async () => {
    const test = await offlineClient();
    const { body, change } = changing();
    await kept(test.cstar.tickets.update(ticketId, { title: 'first' }));
    test.network.online = true;
    const call = test.cstar.tickets.update(ticketId, body);
    change();
    await call;
    expect(test.sent.at(-1)?.init.body).toBe(before);
  });

  it('is neither sent nor kept while the queue is being loaded', async () => {
    const { cstar, sent } = clientWith({ offline: true, maxRetries: 0 }, networkFailure());
    cstar.offlineQueue?.disableAutoFlush();
    const called = changing();
    const call = kept(cstar.tickets.create(called.body));
    const added = changing();
    const adding = cstar.offlineQueue?.enqueue('POST', '/tickets', added.body);
    called.change();
    added.change();
    await Promise.all([call, adding]);

    expect(sent.map(({ init }) => init.body)).toEqual([before]);
    const items = (await cstar.offlineQueue?.items()) ?? [];
    expect(items.map(({ body }) => JSON.stringify(body))).toEqual([before, before]);
    cstar.destroy();
  });

  it('leaves its headers and options as they were', async () => {
    const test = await offlineClient();
    test.network.online = true;
    const options = { idempotencyKey: 'mine', headers: { 'x-mine': 'before' } };
    const call = test.cstar.tickets.create({ title: 'x' }, options);
    options.idempotencyKey = 'other';
    options.headers['x-mine'] = 'after';
    await call;
    expect(test.sent[0]?.headers).toMatchObject({ 'idempotency-key': 'mine', 'x-mine': 'before' });
  });
});

describe('enqueue()', () => {
  const circular: { self?: object } = {};
  circular.self = circular;

  it('adds without sending, with or without the leading slash', async () => {
    const test = await offlineClient();
    const id = await test.queue.enqueue('POST', '/tickets', { title: 'x' });
    await test.queue.enqueue('DELETE', `tickets/${ticketId}`);
    expect(test.sent).toHaveLength(0);
    test.network.online = true;

    expect(await test.queue.flush()).toContainEqual({ id, success: true });
    expect(wires(test)).toEqual(['POST tickets', `DELETE tickets/${ticketId}`]);
    expect(test.sent[0]?.init.body).toBe('{"title":"x"}');
  });

  it.each([
    ['GET' as 'POST', '/tickets', undefined, 'method'],
    ['POST', '/../../auth', undefined, 'path'],
    ['POST', 'https://elsewhere.example/tickets', undefined, 'path'],
    ['POST', undefined as unknown as string, new FormData(), 'body'],
    ['POST', '/tickets', new Blob(['x']), 'body'],
    ['POST', '/tickets', [1], 'body'],
    ['POST', '/tickets', 'text' as unknown as object, 'body'],
    ['POST', '/tickets', { title: 7n }, 'body'],
    ['POST', '/tickets', circular, 'body'],
  ] as const)('refuses what makes no sense: %s %s %s', async (method, path, body, param) => {
    const { queue } = await offlineClient();
    expect(await rejection(queue.enqueue(method, path, body))).toMatchObject({
      name: 'CStarValidationError',
      param,
    });
  });
});

it('the data of a write is that of its answer, whatever else it says', async () => {
  const test = await offlineClient();
  test.network.online = true;
  test.network.answer = json(one({ id: ticketId }));
  const { data, meta } = await test.cstar.tickets.create({ title: 'x' }).withMeta();

  expect(data).toEqual({ id: ticketId });
  expect(meta.idempotencyKey).toBe(keysOf(test)[0]);
});
