import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeliver, type Delivery } from '../src/events/deliver.ts';
import { isPublic } from '../src/events/public-addresses.ts';
import { signatureOf } from '../src/events/signature.ts';
import { type Receiver, receive } from './support/receiver.ts';

let target: Receiver;
beforeAll(async () => {
  // An answer that never comes.
  target = await receive(() => undefined);
});
afterAll(() => target.close());

const delivery = (url: string): Delivery => ({
  event: { id: 'evt_1', type: 'ticket.created', createdAt: new Date(0), teamId: 't', data: {}, test: false },
  webhookId: 'whk_1',
  url,
  secret: 'whsec_1',
  attempt: 1,
  requestId: 'req_1',
  sentAt: new Date(0),
});

test.each([
  ['93.184.216.34', true],
  ['2606:2800:220:1:248:1893:25c8:1946', true],
  ['127.0.0.1', false],
  ['127.255.0.9', false],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:10.0.0.1', false],
  ['::127.0.0.1', false],
  ['::7f00:1', false],
  ['::5db8:d822', false],
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['fd00::1', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['localhost', false],
  ['', false],
])('whether %s is public: %s', (address, expected) => {
  expect(isPublic(address)).toBe(expected);
});

test.each([
  'https://127.0.0.1/',
  'https://localhost/',
  'https://[::1]/',
  'https://[::ffff:169.254.169.254]/',
  'https://[::127.0.0.1]/',
  'https://2130706433/',
  'https://0x7f.1/',
])('outside development nothing is sent to %s', async (start) => {
  const url = new URL(start);
  url.protocol = 'http:';
  url.port = String(target.port);
  const deliver = createDeliver({ userAgent: 'test', privateAddresses: false });
  const before = target.received.length;
  const outcome = await deliver(delivery(url.href));
  expect(outcome).toMatchObject({ success: false, status: null });
  expect(outcome.error).toMatch(/private address/);
  expect(target.received).toHaveLength(before);
});

test('an answer that does not come is given up', async () => {
  const deliver = createDeliver({ userAgent: 'test', privateAddresses: true, budgetMs: 50 });
  expect(await deliver(delivery(target.url))).toMatchObject({
    success: false,
    status: null,
    error: 'No answer within 0.05 seconds.',
  });
});

test('a signature is an HMAC over the second and the body', () => {
  // Computed with openssl: printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac whsec_test
  expect(signatureOf('whsec_test', '{"a":1}', new Date(1_700_000_000_999))).toBe(
    't=1700000000,v1=38877139021993b830af32feea6e18a8da83eb2f6e49ee50bd9e4cf4ca4d3789',
  );
});
