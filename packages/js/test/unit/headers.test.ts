import type { HeaderOptions } from '@cstar.help/js';
import { describe, expect, it, vi } from 'vitest';
import { version } from '../../src/version.ts';
import { clientWith, publishableKey, rejection, secretKey, ticketId } from '../support/client.ts';

/** The headers that a read and a write send. */
async function headersOf(
  client: Parameters<typeof clientWith>[0] = {},
  headers: HeaderOptions = {},
): Promise<Record<string, string>> {
  const { cstar, sent } = clientWith(client);
  await cstar.tickets.get(ticketId, { headers });
  return sent[0]?.headers ?? {};
}

describe('the headers of a call', () => {
  it('carry the key, the format and who calls', async () => {
    expect(await headersOf()).toEqual({
      accept: 'application/json',
      authorization: `Bearer ${secretKey}`,
      'user-agent': expect.stringMatching(/^cstar-js\/\d/),
    });
  });

  it('carry a publishable key in the same way', async () => {
    expect(await headersOf({ apiKey: publishableKey })).toMatchObject({
      authorization: `Bearer ${publishableKey}`,
    });
  });

  it('leave the user agent to the browser where there is one', async () => {
    vi.stubGlobal('document', {});

    expect(await headersOf({ apiKey: publishableKey })).not.toHaveProperty('user-agent');
  });

  it('name the format of a body only where there is one', async () => {
    const { cstar, sent } = clientWith();
    await cstar.tickets.create({ title: 'No sound' });
    await cstar.tickets.delete(ticketId);

    expect(sent[0]?.headers['content-type']).toBe('application/json');
    expect(sent[1]?.headers).not.toHaveProperty('content-type');
  });

  it('pin the API version when asked to', async () => {
    expect(await headersOf({ apiVersion: '2026-03-01' })).toMatchObject({ 'cstar-version': '2026-03-01' });
  });

  it('carry the identity of a customer as encoded JSON', async () => {
    const identity = { email: 'zoë@example.com', hash: 'ab12', externalId: '7', timestamp: 1_772_000_000 };
    const headers = await headersOf({ identity });

    expect(JSON.parse(decodeURIComponent(headers['cstar-identity'] ?? ''))).toEqual(identity);
    expect(headers['cstar-identity']).toMatch(/^[\x20-\x7e]+$/);
  });
});

describe('headers of your own', () => {
  it('are added, those of the call over those of the client', async () => {
    const headers = await headersOf({ headers: { 'X-App': 'one', 'X-Region': 'eu' } }, { 'X-App': 'two' });

    expect(headers).toMatchObject({ 'x-app': 'two', 'x-region': 'eu' });
  });

  it.each(['Accept', 'ACCEPT', 'accept'])(
    "replace one of the client's whatever its case: %s",
    async (name) => {
      const headers = await headersOf({}, { [name]: 'application/xml' });

      expect(Object.keys(headers).filter((key) => key.toLowerCase() === 'accept')).toEqual(['accept']);
      expect(headers.accept).toBe('application/xml');
    },
  );

  it('meet without regard to case between client and call', async () => {
    const headers = await headersOf({ headers: { 'X-Trace-Id': 'a' } }, { 'x-TRACE-id': 'b' });

    expect(headers['x-trace-id']).toBe('b');
    expect(Object.keys(headers).filter((key) => /trace/i.test(key))).toHaveLength(1);
  });

  it('remove one with null', async () => {
    expect(await headersOf({}, { 'User-Agent': null })).not.toHaveProperty('user-agent');
    expect(await headersOf({ headers: { accept: null } })).not.toHaveProperty('accept');
    expect(await headersOf({ headers: { 'x-app': 'one' } }, { 'X-App': null })).not.toHaveProperty('x-app');
  });

  it('leave one alone with undefined', async () => {
    expect(await headersOf({}, { Accept: undefined })).toMatchObject({ accept: 'application/json' });
  });

  it('of one call do not show in the next', async () => {
    const { cstar, sent } = clientWith();
    await cstar.tickets.get(ticketId, { headers: { 'x-once': '1', accept: null } });
    await cstar.tickets.get(ticketId);

    expect(sent[1]?.headers).not.toHaveProperty('x-once');
    expect(sent[1]?.headers).toHaveProperty('accept');
  });

  it.each([
    ['a line break', { 'x-app': 'a\r\nx-evil: 1' }],
    ['a null character', { 'x-app': 'a\0' }],
    ['a sign outside of Latin-1', { 'x-app': '☃' }],
    ['a space in the name', { 'x app': 'a' }],
    ['a line break in the name', { 'x-app\n': 'a' }],
    ['an empty name', { '': 'a' }],
  ])('with %s are refused before anything is sent', async (_, headers) => {
    const { cstar, sent } = clientWith();

    expect(await rejection(cstar.tickets.get(ticketId, { headers }))).toMatchObject({
      name: 'CStarValidationError',
      message: expect.stringMatching(/^header /),
    });
    expect(sent).toHaveLength(0);
    expect(() => clientWith({ headers })).toThrow(/^header /);
  });
});

it('the user agent names the version of the package', async () => {
  expect((await headersOf())['user-agent']).toBe(`cstar-js/${version}`);
});
