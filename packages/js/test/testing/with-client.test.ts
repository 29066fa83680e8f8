import { CStarClient } from '@cstar.help/js';
import { apiError, cstarHandlers, failing, fixtureId, ticket, ticketDetail } from '@cstar.help/js/testing';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('the test kit with the client', () => {
  const cstar = new CStarClient({ apiKey: `sk_test_${'a'.repeat(32)}`, teamId: fixtureId('team') });

  it('answers what the client asks for', async () => {
    server.use(...cstarHandlers());

    expect(await cstar.whoami()).toMatchObject({ environment: 'test' });
    expect(await cstar.tickets.get(fixtureId('ticket', 4))).toEqual(
      ticketDetail({ id: fixtureId('ticket', 4) }),
    );
    expect(await cstar.tickets.delete(fixtureId('ticket', 2))).toEqual({
      deleted: true,
      id: fixtureId('ticket', 2),
    });
  });

  it('lets the client walk through all pages of a list', async () => {
    const all = Array.from({ length: 45 }, (_, index) => ticket({ id: fixtureId('ticket', index) }));
    server.use(...cstarHandlers({ 'tickets.list': all }));

    expect(await cstar.tickets.list().toArray({ limit: 100 })).toEqual(all);
  });

  it('shows errors as the client makes them', async () => {
    server.use(
      ...cstarHandlers({ 'tickets.create': apiError({ code: 'parameter_missing', param: 'title' }) }),
    );

    await expect(cstar.tickets.create({ title: '' })).rejects.toMatchObject({
      name: 'CStarValidationError',
      param: 'title',
    });
  });

  it('exercises retries', async () => {
    const id = fixtureId('ticket', 3);
    const afterwards = ticketDetail({ id, title: 'At last' });
    server.use(
      ...cstarHandlers({ 'tickets.get': failing({ status: 503, times: 2, retryAfter: 0, afterwards }) }),
    );
    const { data, meta } = await cstar.tickets.get(id).withMeta();

    expect(data.title).toBe('At last');
    expect(meta.attempts).toBe(3);
  });
});
