import { CStarAuthenticationError, CStarClient, CStarPermissionError } from '@cstar.help/js';
import { describe, expect, it, vi } from 'vitest';
import { clientWith, publishableKey, rejection, secretKey, ticketId } from '../support/client.ts';

const made = (apiKey: string, more = {}) => new CStarClient({ apiKey, ...more });

function thrown(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('expected a throw');
}

describe('an API key', () => {
  it.each([
    ['sk_live_', 'secret', false],
    ['sk_test_', 'secret', true],
    ['pk_live_', 'publishable', false],
    ['pk_test_', 'publishable', true],
  ] as const)('that begins with %s is a %s key; test data: %s', (prefix, keyType, isTestMode) => {
    const cstar = made(`${prefix}${'Az09_-xy'.repeat(4)}`);

    expect(cstar.keyType).toBe(keyType);
    expect(cstar.isTestMode).toBe(isTestMode);
  });

  it('that is missing is refused with the shape of one and where to get it', () => {
    const error = thrown(() => new CStarClient());

    expect(error).toBeInstanceOf(CStarAuthenticationError);
    expect(error).toMatchObject({ code: 'authentication_required', param: 'apiKey', attempts: 0 });
    expect(String(error)).toMatch(/\(sk\|pk\)_\(live\|test\)_….*Settings → API Keys.*CSTAR_API_KEY/);
  });

  it.each([
    'secret',
    'sk_prod_abcdefghijkl',
    'sk_live_',
    'sk_live_short',
    ` ${secretKey}`,
    `${secretKey}\n`,
    `"${secretKey}"`,
    `Bearer ${secretKey}`,
    'SK_LIVE_abcdefghijklmnop',
    'sk_live_abcdefgh ijklmnop',
  ])('with the wrong shape is refused, and not echoed: %j', (apiKey) => {
    const error = thrown(() => made(apiKey));

    expect(error).toBeInstanceOf(CStarAuthenticationError);
    expect(error).toMatchObject({ code: 'invalid_key_format', param: 'apiKey' });
    expect(String(error)).toContain('(sk|pk)_(live|test)_…');
    expect(String(error)).not.toContain(apiKey);
  });
});

describe('in a browser', () => {
  it.each([
    ['page', { document: {} }],
    ['worker', { importScripts: () => undefined }],
  ])('a secret key is refused (%s)', (_, globals) => {
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    const error = thrown(() => made(secretKey));

    expect(error).toBeInstanceOf(CStarAuthenticationError);
    expect(error).toMatchObject({ code: 'secret_key_in_browser' });
    expect(String(error)).toMatch(/publishable key.*dangerouslyAllowBrowser/);
    expect(String(error)).not.toContain(secretKey);
  });

  it('a secret key is fine once it is allowed', () => {
    vi.stubGlobal('document', {});

    expect(made(secretKey, { dangerouslyAllowBrowser: true }).keyType).toBe('secret');
  });

  it('a publishable key is fine', () => {
    vi.stubGlobal('document', {});

    expect(made(publishableKey).keyType).toBe('publishable');
  });
});

describe('a publishable key', () => {
  it.each([
    ['create', (cstar: CStarClient) => cstar.tickets.create({ title: 'x' })],
    ['update', (cstar: CStarClient) => cstar.customers.update(ticketId, {})],
    ['delete', (cstar: CStarClient) => cstar.articles.delete(ticketId)],
    ['message', (cstar: CStarClient) => cstar.tickets.messages.create(ticketId, { content: 'x' })],
  ] as const)('on a write is refused before anything is sent: %s', async (_, call) => {
    const { cstar, sent } = clientWith({ apiKey: publishableKey });
    const error = await rejection(call(cstar));

    expect(error).toBeInstanceOf(CStarPermissionError);
    expect(error).toMatchObject({ code: 'publishable_key_write', attempts: 0 });
    expect(sent).toHaveLength(0);
  });

  it('reads', async () => {
    const { cstar, sent } = clientWith({ apiKey: publishableKey });
    await cstar.tickets.get(ticketId);

    expect(sent).toHaveLength(1);
  });
});
