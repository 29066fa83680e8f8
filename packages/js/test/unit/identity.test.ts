import { createHmac } from 'node:crypto';
import { CStarClient } from '@cstar.help/js';
import { CStarAuthenticationError, CStarValidationError, signIdentity } from '@cstar.help/js/identity';
import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import vectors from '../vectors/identity.json' with { type: 'json' };

const secret = 'sk_test_0123456789abcdefghijklmnopqrstuv';
const email = 'ada@example.com';
const hashOf = (payload: string) => createHmac('sha256', secret).update(payload).digest('hex');

describe('signIdentity', () => {
  it.each(vectors.vectors)(
    'makes the hash of the vector: $name',
    ({ secret: key, customer, payload, hash }) => {
      expect(createHmac('sha256', key).update(payload).digest('hex')).toBe(hash);
      expect(signIdentity(customer, key).hash).toBe(hash);
    },
  );

  it('gives what the client takes: externalId as text, no id, other fields as they are', () => {
    const signed = signIdentity(
      { id: 17, email, name: 'Ada', plan: 'pro', timestamp: 1_772_366_400 },
      secret,
    );

    expect(signed).toEqual({
      email,
      externalId: '17',
      name: 'Ada',
      plan: 'pro',
      timestamp: 1_772_366_400,
      hash: hashOf(`{"email":"${email}","externalId":"17","name":"Ada","timestamp":1772366400}`),
    });
  });

  it('sends with the client what it signed', async () => {
    const identity = signIdentity({ email, externalId: 'u_17' }, secret);
    const fetch = vi.fn(async () => new Response('{"success":true,"data":{}}'));
    const teamId = '7134fc12-0302-4e58-9466-a770035d5da9';
    await new CStarClient({ apiKey: secret, teamId, fetch, identity }).whoami();
    const init: { headers: Record<string, string> } = Object(fetch.mock.calls[0])[1];

    expect(JSON.parse(decodeURIComponent(init.headers['cstar-identity'] ?? ''))).toEqual(identity);
  });

  it('signs the present second where no other is given', () => {
    vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00.900Z') });
    const { timestamp, hash } = signIdentity({ email }, secret);
    vi.useRealTimers();

    expect(timestamp).toBe(1_772_366_400);
    expect(hash).toBe(hashOf(`{"email":"${email}","timestamp":1772366400}`));
  });

  it('leaves the customer as it was', () => {
    const customer = Object.freeze({ id: 17, email });
    signIdentity(customer, secret);

    expect(customer).toEqual({ id: 17, email });
  });

  it.each(['document', 'importScripts'])('refuses in a browser, told by %s', (name) => {
    vi.stubGlobal(name, name === 'document' ? {} : () => undefined);

    expect(() => signIdentity({ email }, secret)).toThrow(CStarAuthenticationError);
    expect(() => signIdentity({ email }, secret)).toThrow(/in a browser.*Sign on your server/);
  });

  it.each([
    ['no secret', { email }, undefined, 'secret'],
    ['an empty secret', { email }, '', 'secret'],
    ['a secret with a line break', { email }, `${secret}\n`, 'secret'],
    ['a publishable key', { email }, 'pk_test_0123456789abcdefghijklmnopqrstuv', 'secret'],
    ['an empty e-mail address', { email: '' }, secret, 'email'],
    ['milliseconds', { email, timestamp: 1_772_366_400_000 }, secret, 'timestamp'],
    ['a fraction of a second', { email, timestamp: 1.5 }, secret, 'timestamp'],
  ])('refuses %s, and shows no secret', (_, customer, key, param) => {
    const sign = () => signIdentity(customer, key);

    expect(sign).toThrow(CStarValidationError);
    expect(sign).toThrow(expect.objectContaining({ param }));
    expect(sign).not.toThrow(/0123456789/);
  });

  test('agrees with node:crypto on any text', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(
        text,
        fc.option(text),
        fc.option(text),
        fc.nat(2_000_000_000),
        (address, externalId, name, timestamp) => {
          const signed = {
            email: address,
            ...(externalId && { externalId }),
            ...(name && { name }),
            timestamp,
          };

          expect(signIdentity({ name, externalId, email: address, timestamp }, secret)).toEqual({
            ...signed,
            hash: hashOf(JSON.stringify(signed)),
          });
        },
      ),
    );
  });
});
