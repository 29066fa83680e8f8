import { expect, test } from 'vitest';
import { newTeam } from './support/api.ts';

const badBodies: [
  what: string,
  path: string,
  body: unknown,
  code: string,
  param: string | undefined,
  says: string,
][] = [
  [
    'an unknown field',
    '/tickets',
    { title: 'x', titel: 'y' },
    'parameter_invalid',
    'titel',
    'Accepted: title, priority',
  ],
  ['a missing field', '/tickets', {}, 'parameter_missing', 'title', 'Ticket subject line'],
  ['no body at all', '/tickets', undefined, 'parameter_missing', 'title', 'Send it'],
  ['a wrong type', '/tickets', { title: 5 }, 'parameter_invalid', 'title', 'expected string'],
  ['null where none may be', '/tickets', { title: null }, 'parameter_invalid', 'title', 'expected string'],
  [
    'a value outside the set',
    '/tickets',
    { title: 'x', priority: 'mega' },
    'parameter_invalid',
    'priority',
    'low, normal, high, urgent',
  ],
  ['an empty text', '/tickets', { title: '  ' }, 'parameter_invalid', 'title', 'at least 1'],
  ['a long text', '/tickets', { title: 'x'.repeat(501) }, 'parameter_invalid', 'title', 'at most 500'],
  [
    'a malformed reference',
    '/tickets',
    { title: 'x', customerId: 'tkt_1' },
    'parameter_invalid',
    'customerId',
    'cus_',
  ],
  [
    'nested metadata',
    '/tickets',
    { title: 'x', metadata: { a: { b: 1 } } },
    'parameter_invalid',
    'metadata.a',
    'string or number or boolean',
  ],
  [
    'too many metadata keys',
    '/tickets',
    { title: 'x', metadata: manyKeys(51) },
    'parameter_invalid',
    'metadata',
    '50',
  ],
  [
    'tags of the wrong type',
    '/tickets',
    { title: 'x', tags: 5 },
    'parameter_invalid',
    'tags',
    'array or string',
  ],
  [
    'too many tags, which are not looked at one by one',
    '/tickets',
    { title: 'x', tags: Array(101).fill('a,b') },
    'parameter_invalid',
    'tags',
    'at most 100 entries',
  ],
  [
    'too many tags in one text',
    '/tickets',
    { title: 'x', tags: Array(101).fill('a').join(',') },
    'parameter_invalid',
    'tags',
    'at most 100 entries',
  ],
  ['a comma inside a tag', '/tickets', { title: 'x', tags: ['a,b'] }, 'parameter_invalid', 'tags.0', 'comma'],
  ['a malformed email', '/customers', { name: 'x', email: 'nope' }, 'parameter_invalid', 'email', 'email'],
  ['a zero character', '/tickets', { title: 'a\0b' }, 'parameter_invalid', 'title', 'zero character'],
  [
    'half a surrogate pair',
    '/tickets',
    { title: 'x', metadata: { k: '\ud800' } },
    'parameter_invalid',
    'metadata.k',
    'Unicode',
  ],
  [
    'the one metadata key that JavaScript cannot hold',
    '/tickets',
    '{"title":"x","metadata":{"__proto__":"lost"}}',
    'parameter_invalid',
    'metadata.__proto__',
    'another name',
  ],
  ['JSON that does not parse', '/tickets', '{"title":', 'invalid_json', undefined, 'JSON object'],
  ['an array', '/tickets', [], 'invalid_json', undefined, 'an array'],
  ['a bare value', '/tickets', 'null', 'invalid_json', undefined, 'JSON object'],
];

test.each(badBodies)(
  'a body with %s is refused with its parameter and a remedy',
  async (_, path, body, code, param, says) => {
    const team = await newTeam();
    const reply = await team.post(path, body);
    expect(reply.status).toBe(400);
    expect(reply.error).toMatchObject({ code, type: 'invalid_request_error' });
    expect(reply.error.param).toBe(param);
    expect(reply.error.message).toContain(says);
  },
);

const badQueries: [query: string, param: string][] = [
  ['colour=red', 'colour'],
  ['page=0', 'page'],
  ['page=two', 'page'],
  ['pageSize=101', 'pageSize'],
  ['pageSize=1.5', 'pageSize'],
  ['status=done', 'status'],
  ['status=new&status=open', 'status'],
  ['expand=messages', 'expand.0'],
  ['customerId=tkt_550e8400e29b41d4a716446655440000', 'customerId'],
  ['search=', 'search'],
  ['search=%00', 'search'],
];

test.each(badQueries)('the query %s is refused and names %s', async (query, param) => {
  const team = await newTeam();
  const reply = await team.get(`/tickets?${query}`);
  expect(reply.status).toBe(400);
  expect(reply.error).toMatchObject({ code: 'parameter_invalid', param });
});

test('a very large page number is an empty page, not an error', async () => {
  const team = await newTeam();
  const reply = await team.get('/tickets?page=9007199254740991');
  expect(reply.status).toBe(200);
  expect(reply.list).toEqual([]);
});

test('deeply nested JSON is refused without harm', async () => {
  const team = await newTeam();
  const depth = 100_000;
  const reply = await team.post('/tickets', `{"title":${'['.repeat(depth)}${']'.repeat(depth)}}`);
  expect(reply.status).toBe(400);
  expect(reply.error.param).toBe('title.0.0.0.0.0.0.0.0.0');
});

/** A field of objects in each other, so many that the field and they make `levels`. */
const nested = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;

const deepBodies: [path: string, param: string, body: (deep: string) => string][] = [
  ['/tickets', 'customFields.a', (deep) => `{"title":"x","customFields":${deep}}`],
  ['/bulk', 'data.a', (deep) => `{"resource":"tickets","action":"update","ids":["x"],"data":${deep}}`],
  ['/import', 'records.0.a', (deep) => `{"resource":"tickets","records":[${deep}]}`],
  ['/export', 'resources.0.filters.a', (deep) => `{"resources":[{"type":"tickets","filters":${deep}}]}`],
];

test.each(deepBodies)(
  'what nests too deep for %s is refused, with an idempotency key too',
  async (...row) => {
    const [path, param, bodyOf] = row;
    const team = await newTeam();
    for (const headers of [{}, { 'idempotency-key': 'deep' }]) {
      const { status, error } = await team.post(path, bodyOf(nested(20_000)), { headers });
      expect([status, error.code]).toEqual([400, 'parameter_invalid']);
      expect(error.param?.startsWith(param)).toBe(true);
      expect(error.message).toContain('100 levels');
      expect(error.message.length).toBeLessThan(300);
    }
  },
);

test('a hundred levels are read, and one more is not', async () => {
  const team = await newTeam();
  const messageFor = async (levels: number) =>
    (await team.post('/tickets', `{"title":"x","customFields":${nested(levels)}}`)).error.message;
  expect(await messageFor(100)).toContain('names no custom field');
  expect(await messageFor(101)).toContain('100 levels');
});

test.each(['nope', 'cus_550e8400e29b41d4a716446655440000', 'tkt_', 'tkt_%00', 'a%2Fb'])(
  'the malformed id %s in a path is 400 and tells the expected form',
  async (id) => {
    const team = await newTeam();
    const reply = await team.get(`/tickets/${id}`);
    expect(reply.status).toBe(400);
    expect(reply.error).toMatchObject({ code: 'parameter_invalid', param: 'ticketId' });
    expect(reply.error.message).toContain('tkt_');
  },
);

test('an object is found by prefixed id, bare UUID and UUID without dashes', async () => {
  const team = await newTeam();
  const created = await team.post('/tickets', { title: 'Three names' });
  const hex = String(created.data.id).slice('tkt_'.length);
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  for (const id of [created.data.id, hex, uuid, uuid.toUpperCase()]) {
    expect((await team.get(`/tickets/${id}`)).data.id).toBe(created.data.id);
  }
});

function manyKeys(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, index]));
}
