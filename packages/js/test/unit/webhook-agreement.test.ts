import { createHmac } from 'node:crypto';
import { constructEventAsync, signPayload, verifySignature } from '@cstar.help/js/webhook';
import * as node from '@cstar.help/js/webhook/node';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const now = 1_772_366_400;
const secret = fc.oneof(
  fc
    .string({ unit: fc.constantFrom(...'abcXYZ019_-'), minLength: 1, maxLength: 90 })
    .map((tail) => `whsec_${tail}`),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 140 }),
);
const body = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => new TextEncoder().encode(text)),
  fc
    .json({ maxDepth: 3 })
    .map((data) => new TextEncoder().encode(`{"id":"evt_1","type":"x","data":${data}}`)),
);

const hmac = (key: string, ...parts: (string | Uint8Array)[]) => {
  const made = createHmac('sha256', key);
  for (const part of parts) made.update(part);
  return made.digest('hex');
};

const isAccepted = (construct: () => Promise<unknown>) =>
  construct().then(
    () => true,
    (error: { code?: string }) => error.code === 'body_not_event',
  );

test('all verifiers say the same of any input, and what node:crypto says', async () => {
  await fc.assert(
    fc.asyncProperty(
      secret,
      secret,
      body,
      fc.integer({ min: -400, max: 400 }),
      fc.constantFrom('signed', 'rotated', 'other secret', 'other body', 'other moment', 'flipped', 'legacy'),
      fc.nat(),
      async (mine, other, bytes, age, kind, seed) => {
        const moment = now - age;
        const good = hmac(mine, `${moment}.`, bytes);
        const place = seed % 64;
        const flipped = `${good.slice(0, place)}${good[place] === '0' ? '1' : '0'}${good.slice(place + 1)}`;
        const headers = {
          signed: `t=${moment},v1=${good}`,
          rotated: `t=${moment},v1=${hmac(other, `${moment}.`, bytes)},v1=${good}`,
          'other secret': `t=${moment},v1=${hmac(other, `${moment}.`, bytes)}`,
          'other body': `t=${moment},v1=${hmac(mine, `${moment}.`, bytes, 'x')}`,
          'other moment': `t=${moment},v1=${hmac(mine, `${moment + 1}.`, bytes)}`,
          flipped: `t=${moment},v1=${flipped}`,
          legacy: `sha256=${hmac(mine, bytes)}`,
        };
        const header = headers[kind];
        const isGood = kind === 'signed' || kind === 'rotated' || (kind === 'other secret' && mine === other);
        const expected = kind === 'legacy' ? bytes[0] === 0x7b : isGood && Math.abs(age) <= 300;
        const options = { now };

        expect(verifySignature(bytes, header, mine, options)).toBe(expected);
        expect(node.verifySignature(bytes, header, mine, options)).toBe(expected);
        expect(node.verifySignature(bytes, header, [mine], options)).toBe(expected);
        expect(await isAccepted(() => constructEventAsync(bytes, header, mine, options))).toBe(expected);
        expect(await isAccepted(async () => node.constructEvent(bytes, header, mine, options))).toBe(
          expected,
        );
      },
    ),
    { numRuns: 400 },
  );
});

test('what signPayload signs is what node:crypto makes, and every verifier takes it', async () => {
  await fc.assert(
    fc.asyncProperty(secret, secret, body, fc.nat(2_000_000_000), async (one, two, bytes, timestamp) => {
      const made = signPayload(bytes, [one, two], { timestamp });
      const signatures = [one, two].map((key) => `v1=${hmac(key, `${timestamp}.`, bytes)}`);

      expect(made.header).toBe(`t=${timestamp},${signatures.join()}`);
      expect(verifySignature(made.body, made.header, one, { now: timestamp })).toBe(true);
      expect(node.verifySignature(made.body, made.header, two, { now: timestamp })).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('no header makes a verifier throw, or disagree with the others', async () => {
  const piece = fc.constantFrom(
    't=',
    'v1=',
    'sha256=',
    ',',
    ' ',
    '1772366400',
    'a'.repeat(64),
    '=',
    '\t',
    'x',
    '-1',
    't',
    '\u0000',
  );
  const header = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
  );
  await fc.assert(
    fc.asyncProperty(header, body, async (text, bytes) => {
      expect(verifySignature(bytes, text, 'whsec_x', { now })).toBe(false);
      expect(node.verifySignature(bytes, text, 'whsec_x', { now })).toBe(false);
      expect(await isAccepted(() => constructEventAsync(bytes, text, 'whsec_x', { now }))).toBe(false);
    }),
    { numRuns: 500 },
  );
});
