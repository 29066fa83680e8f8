import { describe, expect, it } from 'vitest';
import { clientWith, rejection, ticketId } from '../support/client.ts';
import { networkFailure } from '../support/fake-fetch.ts';
import { failed, json, many, one } from '../support/replies.ts';

const limits = {
  'x-ratelimit-limit': '1000',
  'x-ratelimit-remaining': '997',
  'x-ratelimit-reset': '1772370000',
  'x-ratelimit-window': '3600',
};
const rateLimit = { limit: 1_000, remaining: 997, reset: 1_772_370_000, window: 3_600 };

describe('lastMeta', () => {
  it('is empty before the first call', () => {
    expect(clientWith().cstar.lastMeta).toEqual({ attempts: 0, idempotentReplayed: false });
  });

  it('has the facts of the last call after a success', async () => {
    const { cstar } = clientWith(
      {},
      json(one({}), { headers: { ...limits, 'x-cstar-request-id': 'req_h' } }),
    );
    await cstar.tickets.get(ticketId);

    expect(cstar.lastMeta).toEqual({
      requestId: 'req_h',
      timestamp: '2026-03-01T12:00:00.000Z',
      rateLimit,
      attempts: 1,
      idempotentReplayed: false,
    });
  });

  it('has the pagination after a list, and none after an object', async () => {
    const { cstar } = clientWith({}, json(many([{ id: 'a' }])), json(one({})));
    await cstar.tickets.list();
    expect(cstar.lastMeta.pagination).toMatchObject({ page: 1, total: 1 });
    await cstar.tickets.get(ticketId);
    expect(cstar.lastMeta.pagination).toBeUndefined();
  });

  it('has the facts of the last call after a failure, so that it can be reported', async () => {
    const { cstar } = clientWith({}, failed(404, { request_id: 'req_e' }, limits));
    await rejection(cstar.tickets.get(ticketId));

    expect(cstar.lastMeta).toMatchObject({ requestId: 'req_e', rateLimit, attempts: 1 });
  });

  it('keeps the facts of the last answer when a call gets none', async () => {
    const { cstar } = clientWith({ maxRetries: 0 }, json(one({}), { headers: limits }), networkFailure());
    await cstar.tickets.get(ticketId);
    await rejection(cstar.tickets.get(ticketId));

    expect(cstar.lastMeta).toMatchObject({ requestId: 'req_1', rateLimit });
  });

  it('belongs to one client', async () => {
    const { cstar } = clientWith();
    const other = cstar.withOptions({});
    await cstar.tickets.get(ticketId);

    expect(cstar.lastMeta.attempts).toBe(1);
    expect(other.lastMeta.attempts).toBe(0);
  });
});

describe('the rate limit', () => {
  it('is read from the headers of the last answer', async () => {
    const { cstar } = clientWith({}, json(one({}), { headers: limits }));
    await cstar.tickets.get(ticketId);

    expect(cstar.rateLimit).toEqual(rateLimit);
  });

  it('is unknown where the answer has no such headers', async () => {
    const { cstar } = clientWith();
    await cstar.tickets.get(ticketId);

    expect(cstar.rateLimit).toBeUndefined();
  });

  it('is known after a 429', async () => {
    const { cstar } = clientWith(
      { maxRetries: 0 },
      failed(429, 'x', { ...limits, 'x-ratelimit-remaining': '0' }),
    );
    await rejection(cstar.tickets.get(ticketId));

    expect(cstar.rateLimit).toEqual({ ...rateLimit, remaining: 0 });
  });
});
