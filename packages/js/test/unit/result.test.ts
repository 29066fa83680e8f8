import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { clientWith, rejection, ticketId } from '../support/client.ts';
import type { Reply } from '../support/fake-fetch.ts';
import { failed, json, one } from '../support/replies.ts';

/** Answers each ticket with its own id as the request id, later ones sooner. */
const mirror: Reply = async ({ url }) => {
  const id = url.pathname.split('/').at(-1) ?? '';
  for (let turns = 50 - Number(id); turns > 0; turns -= 1) await Promise.resolve();
  return json(one({ id }), {
    headers: { 'x-cstar-request-id': `req_${id}`, 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': id },
  });
};

const nameOf = (error: unknown) => (error instanceof Error ? error.name : error);

describe('a call', () => {
  it('gives the bare resource when it is awaited', async () => {
    const { cstar } = clientWith({}, json(one({ id: 'tkt_1', title: 'x' })));

    expect(await cstar.tickets.get(ticketId)).toEqual({ id: 'tkt_1', title: 'x' });
  });

  it('is sent also when nobody awaits it', async () => {
    const { cstar, sent } = clientWith();
    void cstar.tickets.create({ title: 'x' });
    await setImmediate();

    expect(sent).toHaveLength(1);
  });

  it('is sent once, however often it is asked for its result', async () => {
    const { cstar, sent } = clientWith();
    const call = cstar.tickets.get(ticketId);
    await Promise.all([call, call, call.withMeta(), call.withMeta(), call.asResponse(), call.then()]);

    expect(sent).toHaveLength(1);
  });

  it('works with then, catch and finally like any promise', async () => {
    const { cstar } = clientWith({}, json(one({ id: 'a' })), failed(404));
    const last = vi.fn();

    expect(
      await cstar.tickets
        .get(ticketId)
        .then(({ id }) => `${id}!`)
        .finally(last),
    ).toBe('a!');
    expect(await cstar.tickets.get(ticketId).catch(nameOf)).toBe('CStarNotFoundError');
    expect(await cstar.tickets.get(ticketId).then(undefined, nameOf)).toBe('CStarNotFoundError');
    expect(await rejection(cstar.tickets.get(ticketId).finally(last))).toHaveProperty('statusCode', 404);
    expect(last).toHaveBeenCalledTimes(2);
  });

  it('works with Promise.all, race and allSettled', async () => {
    const { cstar } = clientWith({}, json(one({ id: 'a' })));
    const get = () => cstar.tickets.get(ticketId);

    expect(await Promise.all([get(), get()])).toEqual([{ id: 'a' }, { id: 'a' }]);
    expect(await Promise.race([get(), get()])).toEqual({ id: 'a' });
    expect(await Promise.allSettled([get()])).toEqual([{ status: 'fulfilled', value: { id: 'a' } }]);
  });

  it('rejects for bad input too, and never throws', async () => {
    const call = clientWith().cstar.tickets.get('');

    expect(await rejection(call)).toHaveProperty('param', 'id');
  });

  it('that fails and is handled leaves no unhandled rejection', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const { cstar } = clientWith({}, failed(404));
    await cstar.tickets.get(ticketId).catch(() => undefined);
    await cstar.tickets
      .get(ticketId)
      .withMeta()
      .catch(() => undefined);
    await cstar.tickets.list().catch(() => undefined);
    await setImmediate();
    process.off('unhandledRejection', unhandled);

    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe('.withMeta()', () => {
  it('gives each of fifty concurrent calls its own facts', async () => {
    const { cstar } = clientWith({}, mirror);
    const ids = Array.from({ length: 50 }, (_, index) => `${index}`);
    const results = await Promise.all(ids.map((id) => cstar.tickets.get(id).withMeta()));

    expect(results.map(({ data }) => data.id)).toEqual(ids);
    expect(results.map(({ meta }) => meta.requestId)).toEqual(ids.map((id) => `req_${id}`));
    expect(results.map(({ meta }) => meta.rateLimit?.remaining)).toEqual(ids.map(Number));
    expect(results.map(({ response }) => response.headers.get('x-cstar-request-id'))).toEqual(
      ids.map((id) => `req_${id}`),
    );
  });

  it('has the response with its status and a body to read', async () => {
    const { cstar } = clientWith({}, json(one({ id: 'a' }), { status: 201 }));
    const { response } = await cstar.tickets.create({ title: 'x' }).withMeta();

    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ data: { id: 'a' } });
  });

  it('has the pagination of a list', async () => {
    const { cstar } = clientWith({}, json(one([{ id: 'a' }], { pagination: { page: 1, total: 1 } })));
    const { data, meta } = await cstar.tickets.list().withMeta();

    expect(meta.pagination).toEqual(data.pagination);
  });

  it('rejects as the call does', async () => {
    const { cstar } = clientWith({}, failed(404));

    expect(await rejection(cstar.tickets.get(ticketId).withMeta())).toHaveProperty('statusCode', 404);
  });
});

describe('.asResponse()', () => {
  it('gives the response with its body unread', async () => {
    const { cstar } = clientWith({}, json(one({ id: 'a' })));
    const response = await cstar.tickets.get(ticketId).asResponse();

    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toMatchObject({ data: { id: 'a' } });
  });

  it('gives every caller a body of its own', async () => {
    const { cstar } = clientWith({}, json(one({ id: 'a' })));
    const call = cstar.tickets.get(ticketId);
    const [first, second] = await Promise.all([call.asResponse(), call.asResponse()]);

    expect(await first.text()).toBe(await second.text());
  });

  it('has no body where there was none', async () => {
    const { cstar } = clientWith({}, new Response(null, { status: 204 }));
    const response = await cstar.tickets.delete(ticketId).asResponse();

    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
  });
});
