import { expect, test } from 'vitest';
import type { Caller } from '../src/customer/facts.ts';
import { readerOf } from '../src/customer/library/reader.ts';
import { newTeam, send } from './support/api.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const visitor: Caller = { type: 'visitor', sessionId: 'session-1' };
const customer = (sessionId: string): Caller => ({
  type: 'customer',
  sessionId,
  via: 'account',
  customer: { id: 'customer-1', name: 'Ada', email: 'ada@example.com', externalId: null },
});

interface Call {
  caller?: Caller | null;
  address?: string;
  userAgent?: string;
  now?: Date;
  article?: string;
}

const reader = ({
  caller = null,
  address = '192.0.2.1',
  userAgent = 'A',
  now = noon,
  article = 'a',
}: Call = {}) => readerOf({ customer: { caller, address, userAgent }, now }, article);

test.each<[string, Call, Call]>([
  ['one browser at one address on one day', {}, { now: new Date('2026-03-01T23:59:59.999Z') }],
  [
    'one session, wherever it is',
    { caller: visitor },
    { caller: visitor, address: '192.0.2.9', userAgent: 'B' },
  ],
  ['one customer in two sessions', { caller: customer('s1') }, { caller: customer('s2'), now: new Date(0) }],
])('%s is one reader', (_, first, second) => {
  expect(reader(first)).toBe(reader(second));
});

test.each<[string, Call, Call]>([
  ['two addresses', {}, { address: '192.0.2.2' }],
  ['two browsers at one address', {}, { userAgent: 'B' }],
  ['two days', {}, { now: new Date('2026-03-02T00:00:00.000Z') }],
  ['a visitor and nobody', {}, { caller: visitor }],
  ['a visitor and a customer', { caller: visitor }, { caller: customer('session-1') }],
  ['one reader of two articles', {}, { article: 'b' }],
])('%s are two', (_, first, second) => {
  expect(reader(first)).not.toBe(reader(second));
});

test('what is kept of a reader does not name them', () => {
  expect(reader()).toMatch(/^[\w-]{43}$/);
});

test('with a token, nobody on the way may keep the answer', async () => {
  const { teamSlug } = await newTeam();
  const session = await send('POST', `/api/chat/${teamSlug}:test/sessions`, {});
  const headers = { authorization: `Bearer ${session.data.accessToken}` };
  const reply = await send('GET', `/api/library/${teamSlug}:test/stats`, undefined, { headers });
  expect(reply.status).toBe(200);
  expect(reply.headers.get('cache-control')).toBe('private, max-age=60, stale-while-revalidate=300');
});
