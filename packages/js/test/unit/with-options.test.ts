import { describe, expect, it } from 'vitest';
import { clientWith, publishableKey, rejection, root, secretKey, ticketId } from '../support/client.ts';
import { fakeFetch } from '../support/fake-fetch.ts';
import { failed, json, one } from '../support/replies.ts';

describe('withOptions()', () => {
  it('changes what it is given and keeps the rest', async () => {
    const { cstar, sent } = clientWith({ headers: { 'x-app': '1' } });
    await cstar.withOptions({ apiVersion: '2026-03-01' }).tickets.get(ticketId);

    expect(sent[0]?.url.pathname).toBe(`${root}/tickets/${ticketId}`);
    expect(sent[0]?.headers).toMatchObject({
      authorization: `Bearer ${secretKey}`,
      'x-app': '1',
      'cstar-version': '2026-03-01',
    });
  });

  it('leaves the client it came from as it was', async () => {
    const { cstar, sent } = clientWith();
    cstar.withOptions({ headers: { 'x-app': '1' }, apiKey: publishableKey });
    await cstar.tickets.get(ticketId);

    expect(cstar.keyType).toBe('secret');
    expect(sent[0]?.headers).not.toHaveProperty('x-app');
  });

  it('changes the key and what it may do', () => {
    const other = clientWith().cstar.withOptions({ apiKey: publishableKey });

    expect(other.keyType).toBe('publishable');
  });

  it('changes the number of retries, also to none', async () => {
    const { cstar, sent } = clientWith({ maxRetries: 5 }, failed(500));
    await rejection(cstar.withOptions({ maxRetries: 0 }).tickets.get(ticketId));

    expect(sent).toHaveLength(1);
  });

  it('changes the fetch', async () => {
    const { cstar, sent } = clientWith();
    const other = fakeFetch(json(one({ id: 'other' })));

    expect(await cstar.withOptions({ fetch: other.fetch }).tickets.get(ticketId)).toEqual({ id: 'other' });
    expect(sent).toHaveLength(0);
  });

  it('refuses what the constructor refuses', () => {
    expect(() => clientWith().cstar.withOptions({ timeout: 0 })).toThrow(/timeout must be/);
  });
});
