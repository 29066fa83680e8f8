import { describe, expect, it } from 'vitest';
import { clientWith, rejection, root } from '../support/client.ts';
import type { Reply, Sent } from '../support/fake-fetch.ts';
import { failed, json, one } from '../support/replies.ts';

const bodyOf = (sent: Sent | undefined) => JSON.parse(`${sent?.init.body}`);
const keysOf = (sent: readonly Sent[]) => sent.map(({ headers }) => headers['idempotency-key']);
const idsUpTo = (count: number) => Array.from({ length: count }, (_, index) => `tkt_${index}`);

describe('bulk', () => {
  /** Fails the ids that end in 7. */
  const server: Reply = (sent) => {
    const { action, resource, ids }: { action: string; resource: string; ids: string[] } = bodyOf(sent);
    const errors = ids.filter((id) => id.endsWith('7')).map((id) => ({ id, code: 'x', message: 'No.' }));
    const [total, failed] = [ids.length, errors.length];
    return json(
      one({ object: 'bulk_result', action, resource, total, succeeded: total - failed, failed, errors }),
    );
  };

  it('updates any number of objects, a hundred at a time', async () => {
    const { cstar, sent } = clientWith({}, server);
    const told: [number, number | undefined][] = [];
    const result = await cstar.bulk.update(
      {
        resource: 'tickets',
        ids: [...idsUpTo(250), 'tkt_0'],
        data: { status: 'closed' },
        onProgress: ({ done, total }) => told.push([done, total]),
      },
      { idempotencyKey: 'close-all' },
    );

    expect(result).toMatchObject({ action: 'update', total: 250, succeeded: 225, failed: 25 });
    expect(result.errors.map(({ id }) => id).at(-1)).toBe('tkt_247');
    expect(sent.map((request) => bodyOf(request).ids.length)).toEqual([100, 100, 50]);
    expect(bodyOf(sent[0])).toMatchObject({ action: 'update', data: { status: 'closed' } });
    for (const key of keysOf(sent)) expect(key).toMatch(/^close-all:\w+$/);
    expect(new Set(keysOf(sent)).size).toBe(3);
    expect(told).toEqual([
      [100, 250],
      [200, 250],
      [250, 250],
    ]);
  });

  it('deletes without data', async () => {
    const { cstar, sent } = clientWith({}, server);
    const result = await cstar.bulk.del({ resource: 'tickets', ids: ['tkt_1'] });

    expect(result).toMatchObject({ action: 'delete', total: 1, succeeded: 1, errors: [] });
    expect(bodyOf(sent[0])).toEqual({ action: 'delete', resource: 'tickets', ids: ['tkt_1'] });
  });

  it('never takes one change for another, under one key', async () => {
    const { cstar, sent } = clientWith({}, server);
    const ids = ['tkt_1'];
    const options = { idempotencyKey: 'once' };
    await cstar.bulk.update({ resource: 'tickets', ids, data: { status: 'closed' } }, options);
    await cstar.bulk.update({ resource: 'tickets', ids, data: { status: 'open' } }, options);
    await cstar.bulk.delete({ resource: 'tickets', ids }, options);
    await cstar.bulk.delete({ resource: 'customers', ids }, options);
    expect(new Set(keysOf(sent)).size).toBe(4);

    await cstar.bulk.delete({ resource: 'tickets', ids }, options);
    expect(keysOf(sent)[4]).toBe(keysOf(sent)[2]);
  });

  it('is not done twice by a retry, though nobody gave a key', async () => {
    const { cstar, sent } = clientWith({}, failed(500, 'Lost.', { 'retry-after': '0' }), server);
    await cstar.bulk.delete({ resource: 'tickets', ids: ['tkt_1'] });

    expect(sent).toHaveLength(2);
    expect(keysOf(sent)[0]).toMatch(/^auto_/);
    expect(keysOf(sent)[1]).toBe(keysOf(sent)[0]);
  });

  async function* oneByOne(ids: string[]) {
    yield* ids;
  }
  it.each<[string, (ids: string[]) => Iterable<string> | AsyncIterable<string>, number | undefined]>([
    ['a set', (ids) => new Set(ids), 150],
    ['an iterator', (ids) => ids.values(), 150],
    ['an async iterable', oneByOne, undefined],
  ])('takes the ids of %s, each once', async (_, from, known) => {
    const { cstar, sent } = clientWith({}, server);
    const totals: (number | undefined)[] = [];
    const ids = from([...idsUpTo(150), 'tkt_3']);
    await cstar.bulk.delete({ resource: 'tickets', ids, onProgress: ({ total }) => totals.push(total) });

    expect(sent.map((request) => bodyOf(request).ids.length)).toEqual([100, 50]);
    expect(totals).toEqual([known, known]);
  });

  it.each([undefined, {}, { resource: 'tickets' }, { resource: 'tickets', ids: 'tkt_1' }])(
    'refuses %j before anything is sent',
    async (params) => {
      const { cstar, sent } = clientWith({}, server);
      const refused = { name: 'CStarValidationError', param: 'ids' };

      // @ts-expect-error that is the point
      expect(await rejection(cstar.bulk.update(params))).toMatchObject(refused);
      // @ts-expect-error that is the point
      expect(await rejection(cstar.bulk.delete(params))).toMatchObject(refused);
      expect(sent).toEqual([]);
    },
  );

  it('is not broken into smaller requests for data that is too large', async () => {
    const { cstar, sent } = clientWith({}, failed(413, { code: 'request_too_large', message: 'No.' }));

    expect(await rejection(cstar.bulk.delete({ resource: 'tickets', ids: idsUpTo(5) }))).toMatchObject({
      statusCode: 413,
      progress: { done: 0 },
    });
    expect(sent).toHaveLength(1);
  });

  it('takes an answer without anything in it for no result', async () => {
    const { cstar } = clientWith({});

    expect(await cstar.bulk.delete({ resource: 'tickets', ids: ['tkt_1'] })).toEqual({
      object: 'bulk_result',
      action: 'delete',
      resource: 'tickets',
      total: 0,
      succeeded: 0,
      failed: 0,
      errors: [],
    });
  });

  it('sends nothing for no objects', async () => {
    const { cstar, sent } = clientWith({}, server);

    expect(await cstar.bulk.delete({ resource: 'articles', ids: [] })).toMatchObject({ total: 0, failed: 0 });
    expect(sent).toEqual([]);
  });

  it('tells with the error of a failed request what is done', async () => {
    const { cstar } = clientWith({}, server, failed(403));

    expect(await rejection(cstar.bulk.delete({ resource: 'tickets', ids: idsUpTo(150) }))).toMatchObject({
      name: 'CStarPermissionError',
      progress: { done: 100, total: 150, result: { succeeded: 90, failed: 10 } },
    });
  });

  it('run is one request as it is', async () => {
    const { cstar, sent } = clientWith({}, server);
    await cstar.bulk.run({ action: 'delete', resource: 'tickets', ids: ['tkt_1'] });

    expect(sent[0]?.url.pathname).toBe(`${root}/bulk`);
    expect(keysOf(sent)).toEqual([undefined]);
  });
});

describe('import', () => {
  /** Refuses the third record of each request. */
  const server: Reply = (sent) => {
    const { resource, records }: { resource: string; records: object[] } = bodyOf(sent);
    const errors = records.length > 2 ? [{ index: 2, code: 'x', message: 'No.' }] : [];
    return json(
      one({
        object: 'import_result',
        resource,
        total: records.length,
        created: records.length - errors.length,
        updated: 0,
        skipped: 0,
        failed: errors.length,
        errors,
      }),
    );
  };

  async function* customers(count: number) {
    for (let index = 0; index < count; index += 1) {
      yield { name: `Customer ${index}`, email: `c${index}@example.com` };
    }
  }

  it('takes records one by one, five hundred at a time, and tells where each error stood', async () => {
    const { cstar, sent } = clientWith({ idempotency: 'auto' }, server);
    const result = await cstar.import.create({
      resource: 'customers',
      records: customers(1_201),
      mergeStrategy: 'merge',
    });

    expect(result).toMatchObject({ resource: 'customers', total: 1_201, created: 1_198, failed: 3 });
    expect(result.errors.map(({ index }) => index)).toEqual([2, 502, 1_002]);
    expect(sent.map((request) => bodyOf(request).records.length)).toEqual([500, 500, 201]);
    expect(sent.map((request) => bodyOf(request).mergeStrategy)).toEqual(['merge', 'merge', 'merge']);
    expect(new Set(keysOf(sent)).size).toBe(3);
    expect(new Set(keysOf(sent).map((key) => key?.split(':')[0])).size).toBe(1);
  });

  const large = (bytes: number) => ({ name: 'x'.repeat(bytes), email: 'x@example.com' });
  /** A proxy that lets at most so many records pass, and one named `huge` never. */
  const proxy =
    (most: number): Reply =>
    (sent) => {
      const { records }: { records: { name: string }[] } = bodyOf(sent);
      const refused = records.length > most || records.some(({ name }) => name === 'huge');
      return refused ? new Response('<html>413</html>', { status: 413 }) : server(sent);
    };

  it('halves a request that is too large for something on the way', async () => {
    const { cstar, sent } = clientWith({}, proxy(130));
    const told: number[] = [];
    const result = await cstar.import.create({
      resource: 'customers',
      records: customers(500),
      onProgress: ({ done }) => told.push(done),
    });

    expect(sent.map((request) => bodyOf(request).records.length)).toEqual([
      500, 250, 125, 125, 250, 125, 125,
    ]);
    expect(told).toEqual([125, 250, 375, 500]);
    expect(result).toMatchObject({ total: 500, failed: 4 });
    expect(result.errors.map(({ index }) => index)).toEqual([2, 127, 252, 377]);
    expect(new Set(keysOf(sent)).size).toBe(7);
  });

  it('reports the one record that fits in no request, by its index', async () => {
    const { cstar } = clientWith({}, proxy(2));
    const records = ['a', 'b', 'c', 'huge', 'e'].map((name) => ({ name, email: `${name}@example.com` }));
    const result = await cstar.import.create({ resource: 'customers', records });

    expect(result).toMatchObject({ total: 5, created: 4, failed: 1 });
    expect(result.errors).toEqual([{ index: 3, code: 'http_413', message: expect.any(String) }]);
  });

  it('sends no request that is over the limit of the API', async () => {
    const { cstar, sent } = clientWith({}, server);
    const mebibyte = 1024 * 1024;
    const records = [large(9 * mebibyte), large(9 * mebibyte), large(17 * mebibyte)];
    const result = await cstar.import.create({ resource: 'customers', records });

    expect(sent.map((request) => bodyOf(request).records.length)).toEqual([1, 1]);
    expect(result).toMatchObject({ total: 3, created: 2, failed: 1 });
    expect(result.errors).toMatchObject([{ index: 2, code: 'request_too_large' }]);
  });

  it.each([undefined, {}, { resource: 'customers' }, { resource: 'customers', records: 'Ada' }])(
    'refuses %j before anything is sent',
    async (params) => {
      const { cstar, sent } = clientWith({}, server);

      // @ts-expect-error that is the point
      expect(await rejection(cstar.import.create(params))).toMatchObject({
        name: 'CStarValidationError',
        param: 'records',
      });
      expect(sent).toEqual([]);
    },
  );

  it('takes an answer without anything in it for no result', async () => {
    const { cstar } = clientWith({}, new Response(null, { status: 204 }));
    const records = [{ name: 'Ada', email: 'ada@example.com' }];

    expect(await cstar.import.create({ resource: 'customers', records })).toMatchObject({
      created: 0,
      errors: [],
    });
  });

  it('takes an array as documented', async () => {
    const { cstar, sent } = clientWith({}, server);
    const records = [{ name: 'Ada', email: 'ada@example.com' }];

    expect(await cstar.import.create({ resource: 'customers', records })).toMatchObject({ created: 1 });
    expect(bodyOf(sent[0])).toEqual({ resource: 'customers', records });
  });
});

describe('export', () => {
  /** Five tickets, two per answer. */
  const server: Reply = (sent) => {
    const { after, limit = 2 } = bodyOf(sent).resources[0];
    const from = after === undefined ? 0 : Number(after.slice(4)) + 1;
    const tickets = idsUpTo(5)
      .slice(from, from + limit)
      .map((id) => ({ id }));
    const last = from + limit >= 5;
    return json(one({ resources: { tickets }, cursors: { tickets: last ? null : tickets.at(-1)?.id } }));
  };

  it('streams all rows, request by request', async () => {
    const { cstar, sent } = clientWith({}, server);
    const ids: string[] = [];
    const rows = cstar.export.rows(
      { type: 'tickets', filters: { status: 'closed' } },
      { idempotencyKey: 'dump' },
    );
    for await (const { id } of rows) ids.push(id);

    expect(ids).toEqual(idsUpTo(5));
    expect(sent.map((request) => bodyOf(request).resources[0].after)).toEqual([undefined, 'tkt_1', 'tkt_3']);
    expect(bodyOf(sent[2]).resources).toEqual([
      { type: 'tickets', filters: { status: 'closed' }, after: 'tkt_3' },
    ]);
    expect(keysOf(sent)).toEqual(['dump:0', 'dump:1', 'dump:2']);
  });

  it('is a read: it gets no idempotency key by itself', async () => {
    const { cstar, sent } = clientWith({ idempotency: 'auto' }, server);
    await cstar.export.create({ resources: [{ type: 'tickets' }] });
    for await (const { id } of cstar.export.rows({ type: 'tickets' })) expect(id).toMatch(/^tkt_/);
    await cstar.export.create({ resources: [{ type: 'tickets' }] }, { idempotencyKey: 'mine' });

    expect(keysOf(sent)).toEqual([undefined, undefined, undefined, undefined, 'mine']);
  });

  it.each([undefined, {}])('refuses %j, and not before it is read', async (params) => {
    // @ts-expect-error that is the point
    const rows = clientWith({}, server).cstar.export.rows(params);

    expect(await rejection(rows.next())).toMatchObject({ name: 'CStarValidationError', param: 'type' });
  });

  it.each([{}, { resources: null, cursors: null }])('takes %j for the end', async (answer) => {
    const rows = clientWith({}, json(one(answer))).cstar.export.rows({ type: 'tickets' });

    expect(await rows.next()).toEqual({ done: true, value: undefined });
  });

  it('asks for no more than its reader wants', async () => {
    const { cstar, sent } = clientWith({}, server);
    for await (const { id } of cstar.export.rows({ type: 'tickets', limit: 3 })) if (id === 'tkt_1') break;

    expect(sent).toHaveLength(1);
    expect(bodyOf(sent[0]).resources[0].limit).toBe(3);
  });

  it('breaks off when the server repeats itself', async () => {
    const repeat = json(one({ resources: { tickets: [] }, cursors: { tickets: 'tkt_1' } }));
    const rows = clientWith({}, repeat).cstar.export.rows({ type: 'tickets', after: 'tkt_1' });

    expect(await rejection(rows.next())).toMatchObject({ code: 'page_repeated' });
  });
});
