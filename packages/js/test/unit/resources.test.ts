import type { CStarClient } from '@cstar.help/js';
import { describe, expect, it } from 'vitest';
import { clientWith, root } from '../support/client.ts';
import { json, many, one } from '../support/replies.ts';

type Call = (cstar: CStarClient) => PromiseLike<unknown>;

const options = { headers: { 'x-app': '1' } };
const calls: [string, string, object | null, Call][] = [
  [
    'GET',
    '/tickets?status=open&expand=customer',
    null,
    (c) => c.tickets.list({ status: 'open', expand: ['customer'] }, options),
  ],
  ['GET', '/tickets/tkt_1', null, (c) => c.tickets.get('tkt_1', options)],
  ['POST', '/tickets', { title: 'x' }, (c) => c.tickets.create({ title: 'x' }, options)],
  ['PATCH', '/tickets/tkt_1', { notes: null }, (c) => c.tickets.update('tkt_1', { notes: null }, options)],
  ['DELETE', '/tickets/tkt_1', null, (c) => c.tickets.delete('tkt_1', options)],
  ['DELETE', '/tickets/tkt_1', null, (c) => c.tickets.del('tkt_1', options)],
  ['POST', '/tickets/tkt_1/typing', { isTyping: true }, (c) => c.tickets.sendTyping('tkt_1', true, options)],
  ['GET', '/tickets/tkt_1/messages', null, (c) => c.tickets.messages.list('tkt_1', options)],
  [
    'POST',
    '/tickets/tkt_1/messages',
    { content: 'x' },
    (c) => c.tickets.messages.create('tkt_1', { content: 'x' }, options),
  ],
  ['GET', '/customers?search=jane', null, (c) => c.customers.list({ search: 'jane' }, options)],
  ['GET', '/customers/cus_1', null, (c) => c.customers.get('cus_1', options)],
  [
    'POST',
    '/customers',
    { name: 'J', email: 'j@x.y' },
    (c) => c.customers.create({ name: 'J', email: 'j@x.y' }, options),
  ],
  [
    'PATCH',
    '/customers/cus_1',
    { metadata: { a: null } },
    (c) => c.customers.update('cus_1', { metadata: { a: null } }, options),
  ],
  ['DELETE', '/customers/cus_1', null, (c) => c.customers.delete('cus_1', options)],
  ['DELETE', '/customers/cus_1', null, (c) => c.customers.del('cus_1', options)],
  ['GET', '/articles?pageSize=5', null, (c) => c.articles.list({ pageSize: 5 }, options)],
  ['GET', '/articles/art_1', null, (c) => c.articles.get('art_1', options)],
  [
    'POST',
    '/articles',
    { title: 'x', content: 'y' },
    (c) => c.articles.create({ title: 'x', content: 'y' }, options),
  ],
  ['PATCH', '/articles/art_1', { title: 'z' }, (c) => c.articles.update('art_1', { title: 'z' }, options)],
  ['DELETE', '/articles/art_1', null, (c) => c.articles.delete('art_1', options)],
  ['DELETE', '/articles/art_1', null, (c) => c.articles.del('art_1', options)],
  ['GET', '/categories', null, (c) => c.categories.list({}, options)],
  ['POST', '/categories', { name: 'x' }, (c) => c.categories.create({ name: 'x' }, options)],
  ['PATCH', '/categories/7', { name: 'z' }, (c) => c.categories.update('7', { name: 'z' }, options)],
  ['DELETE', '/categories/7', null, (c) => c.categories.delete('7', options)],
  ['DELETE', '/categories/7', null, (c) => c.categories.del('7', options)],
];

describe('each method', () => {
  it.each(calls)('sends %s %s with the body %j', async (method, path, body, call) => {
    const { cstar, sent } = clientWith(
      {},
      json(path.includes('?') || /messages$|categories$/.test(path) ? many([]) : one({})),
    );
    await call(cstar);
    const [request] = sent;

    expect(request?.init.method).toBe(method);
    expect(decodeURIComponent(`${request?.url.pathname}${request?.url.search}`)).toBe(`${root}${path}`);
    expect(JSON.parse(`${request?.init.body}`)).toEqual(body);
  });

  it.each(calls)('passes on the options of the call: %s %s %j', async (_method, _path, _body, call) => {
    const { cstar, sent } = clientWith({}, json(many([])));
    await call(cstar);

    expect(sent[0]?.headers['x-app']).toBe('1');
  });
});

it('whoami asks below no team', async () => {
  const { cstar, sent } = clientWith();
  await cstar.whoami(options);

  expect(sent[0]?.url.href).toBe('https://www.cstar.help/api/v1/auth/whoami');
  expect(sent[0]?.headers['x-app']).toBe('1');
});

it('an accessor is the same object every time', () => {
  const { cstar } = clientWith();

  expect(cstar.tickets).toBe(cstar.tickets);
  expect(cstar.tickets.messages).toBe(cstar.tickets.messages);
  expect(cstar.customers).toBe(cstar.customers);
});

it('a method can be passed around with its client bound', async () => {
  const { cstar } = clientWith({}, json(one({ id: 'a' })));
  const get = cstar.tickets.get.bind(cstar.tickets);

  expect(await Promise.all(['a', 'b'].map((id) => get(id)))).toHaveLength(2);
});
