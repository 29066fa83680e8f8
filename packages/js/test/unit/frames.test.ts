import { describe, expect, it } from 'vitest';
import { clientWith, ticketId } from '../support/client.ts';
import { json } from '../support/replies.ts';

const items = [{ id: 'a' }, { id: 'b' }];
const meta = { requestId: 'req_9', timestamp: '2026-03-01T12:00:00Z' };

describe('the frame of a single object', () => {
  it.each<[string, object]>([
    ['the envelope', { success: true, data: { id: 'a' }, meta }],
    ['an envelope without meta', { success: true, data: { id: 'a' } }],
    ['no frame', { id: 'a' }],
  ])('may be %s', async (_, body) => {
    expect(await clientWith({}, json(body)).cstar.tickets.get(ticketId)).toEqual({ id: 'a' });
  });

  it('is not taken for one where the object itself has a field named data', async () => {
    const body = { id: 'a', data: { x: 1 } };

    expect(await clientWith({}, json(body)).cstar.tickets.get(ticketId)).toEqual(body);
  });
});

describe('the frame of a list', () => {
  const full = { page: 2, pageSize: 2, total: 5, totalPages: 3, hasMore: true };
  const { totalPages: _pages, ...withoutPages } = full;
  const { hasMore: _more, ...withoutMore } = full;
  const alone = { page: 1, pageSize: 2, total: 2, totalPages: 1, hasMore: false };

  it.each<[string, unknown, object]>([
    ['pagination at top level', { success: true, data: items, pagination: full, meta }, full],
    ['pagination in meta', { success: true, data: items, meta: { ...meta, pagination: full } }, full],
    [
      'both, of which the top level counts',
      { success: true, data: items, pagination: full, meta: { pagination: alone } },
      full,
    ],
    ['no totalPages', { success: true, data: items, pagination: withoutPages }, full],
    ['no hasMore', { success: true, data: items, meta: { pagination: withoutMore } }, full],
    ['no pagination', { success: true, data: items, meta }, alone],
    ['no success', { data: items, pagination: full }, full],
    ['neither success nor pagination', { data: items }, alone],
    ['nothing but the array', items, alone],
    ['numbers without sense', { data: items, pagination: { page: 'x', pageSize: null, total: {} } }, alone],
    ['a pagination that is no object', { data: items, pagination: 7 }, alone],
  ])('may have %s', async (_, body, pagination) => {
    const page = await clientWith({}, json(body)).cstar.tickets.list();

    expect(page.data).toEqual(items);
    expect(page.pagination).toEqual(pagination);
    expect(page.hasMore).toBe('hasMore' in pagination && pagination.hasMore);
  });

  it('may hold nothing', async () => {
    const page = await clientWith({}, json({ success: true, data: [] })).cstar.tickets.list();

    expect(page.data).toEqual([]);
    expect(page.pagination).toEqual({ page: 1, pageSize: 0, total: 0, totalPages: 1, hasMore: false });
  });

  it('says that no page follows the last one', async () => {
    const pagination = { page: 3, pageSize: 2, total: 5 };
    const page = await clientWith({}, json({ data: [items[0]], pagination })).cstar.tickets.list();

    expect(page.pagination).toEqual({ ...pagination, totalPages: 3, hasMore: false });
  });
});

it('the facts of a call come from its headers first, then from its body', async () => {
  const body = { success: true, data: {}, meta };
  const fromBody = await clientWith({}, json(body)).cstar.tickets.get(ticketId).withMeta();
  const named = json(body, { headers: { 'x-cstar-request-id': 'req_h' } });
  const fromHeaders = await clientWith({}, named).cstar.tickets.get(ticketId).withMeta();

  expect(fromBody.meta).toMatchObject(meta);
  expect(fromHeaders.meta).toMatchObject({ ...meta, requestId: 'req_h' });
});
