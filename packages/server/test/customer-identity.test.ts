import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identityPayload, type SignedCustomer, verifyIdentity } from '../src/customer/identity.ts';

const secret = 'sk_test_0123456789abcdefghijklmnopqrstuv';
const timestamp = 1_772_366_400;
const now = new Date(timestamp * 1_000);

/** What the client's `signIdentity` makes of the same customers: its published vectors. */
const vectors: [name: string, customer: SignedCustomer, payload: string, hash: string][] = [
  [
    'every field',
    { email: 'ada@example.com', externalId: 'u_17', name: 'Ada Moreno', timestamp },
    '{"email":"ada@example.com","externalId":"u_17","name":"Ada Moreno","timestamp":1772366400}',
    '37e28f05d9ca21ce21f47547e716010d424a26f78ff7157498664ab5d12e9ab5',
  ],
  [
    'an e-mail address and the moment',
    { email: 'ada@example.com', timestamp },
    '{"email":"ada@example.com","timestamp":1772366400}',
    '7043dbd1c7512f28a5b39e223e1d0b7cdf91b918d02a6d2a876e6f09802f3b45',
  ],
  [
    'a number as ID is signed as text',
    { email: 'ada@example.com', externalId: 17, timestamp },
    '{"email":"ada@example.com","externalId":"17","timestamp":1772366400}',
    'e206615e7e6e284ebc7531f63cd799ed104df08957654dcf15e55000666420a7',
  ],
  [
    'null counts as absent',
    { email: 'ada@example.com', externalId: null, name: null, timestamp },
    '{"email":"ada@example.com","timestamp":1772366400}',
    '7043dbd1c7512f28a5b39e223e1d0b7cdf91b918d02a6d2a876e6f09802f3b45',
  ],
  [
    'the order of the fields does not matter',
    { timestamp, name: 'Ada', externalId: 'u_17', email: 'ada@example.com' },
    '{"email":"ada@example.com","externalId":"u_17","name":"Ada","timestamp":1772366400}',
    '1230425010dc599b32e42c5abaa2768d035da3effa16035868ddbf9b48dd4850',
  ],
  [
    'text beyond ASCII, as UTF-8',
    { email: 'zoë@example.com', name: 'Zoë 👩‍🚀 "Q" \\ \n', timestamp },
    '{"email":"zoë@example.com","name":"Zoë 👩‍🚀 \\"Q\\" \\\\ \\n","timestamp":1772366400}',
    'c25d9a49a2359fcc83cb7a161d503a065b4c08a96eec017e61b10544030808ad',
  ],
];

test.each(vectors)('%s', (_, customer, payload, signature) => {
  expect(identityPayload(customer)).toBe(payload);
  expect(verifyIdentity({ customer, signature, secrets: [secret], now })).toEqual({ ok: true });
  expect(verifyIdentity({ customer, signature, secrets: ['other', secret], now })).toEqual({ ok: true });
});

const [, customer, expectedPayload, signature] = vectors[0] ?? expect.unreachable();

test.each([
  ['another secret', { secrets: ['other'] }],
  ['no secret', { secrets: [] }],
  ['no signature', { signature: '' }],
  ['a signature in capital letters', { signature: signature.toUpperCase() }],
  ['a signature with something behind it', { signature: `${signature}0` }],
  ['text beyond ASCII', { signature: 'é'.repeat(32) }],
  ['another address', { customer: { ...customer, email: 'eve@example.com' } }],
  ['another ID', { customer: { ...customer, externalId: 'u_18' } }],
  ['another name', { customer: { ...customer, name: 'Eve' } }],
  ['another moment', { customer: { ...customer, timestamp: timestamp + 1 } }],
])('%s proves nothing', (_, change) => {
  const check = verifyIdentity({ customer, signature, secrets: [secret], now, ...change });
  expect(check).toMatchObject({ ok: false, reason: 'signature' });
});

test.each([
  ['an hour before', -3_600, true],
  ['an hour after', 3_600, true],
  ['more than an hour before', -3_601, false],
  ['more than an hour after', 3_601, false],
])('a proof that is used %s it was made', (_, seconds, ok) => {
  const used = new Date((timestamp + seconds) * 1_000);
  expect(verifyIdentity({ customer, signature, secrets: [secret], now: used })).toEqual(
    ok ? { ok } : { ok, reason: 'timestamp', expectedPayload },
  );
});

test('whatever the fields hold, the signed text is read back as the same fields, in alphabetical order', () => {
  const field = fc.option(fc.string(), { nil: undefined });
  fc.assert(
    fc.property(fc.string(), field, field, fc.integer(), (email, externalId, name, moment) => {
      const text = identityPayload({ name, timestamp: moment, externalId, email });
      expect(JSON.parse(text)).toEqual(
        JSON.parse(JSON.stringify({ email, externalId, name, timestamp: moment })),
      );
      const keys = Object.keys(JSON.parse(text));
      expect(keys).toEqual([...keys].sort());
    }),
  );
});
