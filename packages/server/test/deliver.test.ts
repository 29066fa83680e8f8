import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { getEventListeners } from 'node:events';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDeliver, type Deliver, type Delivery } from '../src/events/deliver.ts';
import { isPublic } from '../src/events/public-addresses.ts';
import { signatureOf } from '../src/events/signature.ts';
import { type Receiver, receive } from './support/receiver.ts';

// Without a network nobody can tell that a name is unknown.
vi.mock('node:dns', async (original) => {
  const dns = await original<typeof import('node:dns')>();
  const lookup = (
    host: string,
    options: LookupAllOptions,
    callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
  ) => {
    if (!host.endsWith('.invalid')) return dns.lookup(host, options, callback);
    callback(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), []);
  };
  return { ...dns, lookup };
});

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
  secrets: ['whsec_1'],
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
  ['168.63.129.16', false],
  ['::ffff:168.63.129.16', false],
  ['168.63.129.17', true],
  ['400::1', false],
  ['4000::1', false],
  ['64:ff9b:1::1', false],
  ['3fff:ffff::1', true],
  ['localhost', false],
  ['', false],
])('whether %s is public: %s', (address, expected) => {
  expect(isPublic(address)).toBe(expected);
});

const notOpen = 'The host of the URL is not on the open internet. Check its spelling, or use a public one.';

test('a name of the own network is told like one that nobody knows', async () => {
  const deliver = createDeliver({ userAgent: 'test', privateAddresses: false });
  const errors = await Promise.all(
    ['http://localhost/', 'http://nobody-knows-this.invalid/'].map(
      async (url) => (await deliver(delivery(url))).error,
    ),
  );
  expect(errors).toEqual([notOpen, notOpen]);
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
  expect(outcome.error).toBe(notOpen);
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

test('a delivery that is stopped has no outcome, and leaves nothing at its signal', async () => {
  const deliver = createDeliver({ userAgent: 'test', privateAddresses: true });
  const stopping = new AbortController();
  const listeners = () => getEventListeners(stopping.signal, 'abort');
  const before = target.received.length;
  const stopped = deliver(delivery(target.url), stopping.signal);
  await vi.waitFor(() => expect(target.received).toHaveLength(before + 1), 20_000);
  expect(listeners().length).toBeGreaterThan(0);
  stopping.abort(new Error('The server stops.'));
  await expect(stopped).rejects.toThrow('The server stops.');
  await expect(deliver(delivery(target.url), stopping.signal)).rejects.toThrow('The server stops.');
  expect(listeners()).toHaveLength(0);
  expect(target.received).toHaveLength(before + 1);
});

test('an answer without end is cut off after its status, and leaves nothing at the signal', async () => {
  let open = 0;
  const endless = await receive((_, response) => {
    open++;
    response.on('close', () => open--);
    response.write('on and on');
  });
  const deliver = createDeliver({ userAgent: 'test', privateAddresses: true });
  const { signal } = new AbortController();
  for (let count = 0; count < 3; count++) {
    expect(await deliver(delivery(endless.url), signal)).toMatchObject({ success: true, status: 200 });
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  }
  expect(endless.received).toHaveLength(3);
  await vi.waitFor(() => expect(open).toBe(0), 20_000);
  await endless.close();
});

test.each<[string, () => Deliver]>([
  ['fails', () => createDeliver({ userAgent: 'test', privateAddresses: false })],
  ['is given up', () => createDeliver({ userAgent: 'test', privateAddresses: true, budgetMs: 50 })],
])('a delivery that %s leaves nothing at the signal', async (_, deliverThat) => {
  const { signal } = new AbortController();
  expect(await deliverThat()(delivery(target.url), signal)).toMatchObject({ success: false, status: null });
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('an answer that changes the protocol is no answer', async () => {
  const other = await receive((_, response) => {
    response.socket?.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n');
  });
  const deliver = createDeliver({ userAgent: 'test', privateAddresses: true, budgetMs: 300_000 });
  expect(await deliver(delivery(other.url))).toMatchObject({
    success: false,
    status: null,
    error: 'The host closed the connection without an answer.',
  });
  await other.close();
});

test('a signature is an HMAC over the second and the body', () => {
  // Computed with openssl: printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac whsec_test
  expect(signatureOf(['whsec_test'], '{"a":1}', new Date(1_700_000_000_999))).toBe(
    't=1700000000,v1=38877139021993b830af32feea6e18a8da83eb2f6e49ee50bd9e4cf4ca4d3789',
  );
});

test('two secrets give two signatures, the former one last', () => {
  const both = signatureOf(['whsec_new', 'whsec_test'], '{"a":1}', new Date(1_700_000_000_999));
  expect(both).toMatch(
    /^t=1700000000,v1=[0-9a-f]{64},v1=38877139021993b830af32feea6e18a8da83eb2f6e49ee50bd9e4cf4ca4d3789$/,
  );
});
