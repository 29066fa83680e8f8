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
    expect(keysOf(sent)).toEqual(['close-all:0', 'close-all:1', 'close-all:2']);
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
    const [base] = keysOf(sent).map((key) => key?.replace(/:0$/, ''));
    expect(keysOf(sent)).toEqual([0, 1, 2].map((index) => `${base}:${index}`));
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
