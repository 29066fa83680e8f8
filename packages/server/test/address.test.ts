import { expect, test } from 'vitest';
import { addressOf } from '../src/http/address.ts';

const peer = '10.0.0.1';

test.each<[string, number, string | undefined, string | undefined, string]>([
  ['no proxy: the connection counts', 0, peer, '192.0.2.7', peer],
  ['no proxy and no header', 0, peer, undefined, peer],
  ['one proxy: its entry, the last', 1, peer, '203.0.113.9, 192.0.2.7', '192.0.2.7'],
  ['two proxies: the last but one', 2, peer, '1.1.1.1,203.0.113.9, 192.0.2.7', '203.0.113.9'],
  ['fewer entries than proxies: the first', 3, peer, '203.0.113.9, 192.0.2.7', '203.0.113.9'],
  ['a proxy that adds nothing', 1, peer, undefined, peer],
  ['rubbish in the place that counts', 1, peer, '192.0.2.7, unknown', peer],
  ['rubbish elsewhere', 1, peer, 'unknown, 192.0.2.7', '192.0.2.7'],
  ['a port', 1, peer, '192.0.2.7:4711', '192.0.2.7'],
  ['brackets and a port', 1, peer, '[2001:db8:1:2:3:4:5:6]:4711', '2001:db8:1:2::/64'],
  ['an IPv6 address counts as its network', 0, '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
  ['so does another of the same network', 0, '2001:db8:1:2::1', undefined, '2001:db8:1:2::/64'],
  ['a zone tells nothing', 0, 'fe80::1%eth0', undefined, 'fe80::/64'],
  ['IPv4 in the clothes of IPv6', 0, '::ffff:192.0.2.7', undefined, '192.0.2.7'],
  ['no network', 0, undefined, '192.0.2.7', 'in process'],
])('%s', (_, trustedProxies, from, forwarded, expected) => {
  expect(addressOf({ peer: from, forwarded, trustedProxies })).toBe(expected);
});
