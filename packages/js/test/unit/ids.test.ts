import type { CStarClient } from '@cstar.help/js';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { clientWith, rejection, root } from '../support/client.ts';

const methods: [string, string, (cstar: CStarClient, id: string) => PromiseLike<unknown>][] = [
  ['tickets.get', 'tickets/{id}', (cstar, id) => cstar.tickets.get(id)],
  ['tickets.update', 'tickets/{id}', (cstar, id) => cstar.tickets.update(id, {})],
  ['tickets.delete', 'tickets/{id}', (cstar, id) => cstar.tickets.delete(id)],
  ['tickets.messages.list', 'tickets/{id}/messages', (cstar, id) => cstar.tickets.messages.list(id)],
  [
    'tickets.messages.create',
    'tickets/{id}/messages',
    (cstar, id) => cstar.tickets.messages.create(id, { content: 'x' }),
  ],
  ['customers.get', 'customers/{id}', (cstar, id) => cstar.customers.get(id)],
  ['customers.update', 'customers/{id}', (cstar, id) => cstar.customers.update(id, {})],
  ['customers.delete', 'customers/{id}', (cstar, id) => cstar.customers.delete(id)],
  ['articles.get', 'articles/{id}', (cstar, id) => cstar.articles.get(id)],
  ['articles.update', 'articles/{id}', (cstar, id) => cstar.articles.update(id, {})],
  ['articles.delete', 'articles/{id}', (cstar, id) => cstar.articles.delete(id)],
  ['categories.update', 'categories/{id}', (cstar, id) => cstar.categories.update(id, {})],
  ['categories.delete', 'categories/{id}', (cstar, id) => cstar.categories.delete(id)],
];

const tricky = [
  '.',
  '..',
  '...',
  '',
  ' ',
  '\t',
  '/',
  '\\',
  '../..',
  'a/b',
  'a\\b',
  '%2e',
  '%2e%2e',
  '%2E%2e',
  '%2f',
  '..%2f',
  '.%00.',
  '..;',
  'a?b',
  'a#b',
  '?',
  '#',
  'a b',
  'a\nb',
  '\u0000',
  'zoë',
  '☃',
  '😀',
  '\ud800',
  '\udc00x',
  '\u2025',
  '\uff0e\uff0e',
  '\uff0f',
  '@',
  ':',
  '//evil.example',
];

/** Whatever the id, a call is refused unsent, or goes exactly where its template says. */
async function holds(id: string): Promise<void> {
  for (const [, template, call] of methods) {
    const { cstar, sent } = clientWith();
    const outcome: unknown = await Promise.resolve(call(cstar, id)).catch((error: unknown) => error);
    const [request] = sent;
    if (!request) {
      expect(outcome).toMatchObject({ name: 'CStarValidationError', param: 'id', attempts: 0 });
      continue;
    }
    const segments = request.url.pathname.slice(`${root}/`.length).split('/');
    expect(request.url.origin).toBe('https://www.cstar.help');
    expect(request.url.pathname.startsWith(`${root}/`)).toBe(true);
    expect(request.url.search + request.url.hash).toBe('');
    expect(segments.map(decodeURIComponent)).toEqual(
      template.split('/').map((part) => (part === '{id}' ? id : part)),
    );
  }
}

describe('an id', () => {
  it.each(tricky)('never changes the path of a call: %j', holds);

  test('never changes the path of a call, whatever it is', async () => {
    const parts = fc.constantFrom(...tricky, 'a', 'tkt_1');
    const id = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts, { maxLength: 4 }).map((some) => some.join('')),
      fc
        .array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { maxLength: 3 })
        .map((units) => String.fromCharCode(...units)),
    );
    await fc.assert(fc.asyncProperty(id, holds), { numRuns: 300 });
  });

  it.each(['', ' ', '.', '..', 'a/b', 'a\\b', '\ud800'])('is refused where it is none: %j', async (id) => {
    expect(await rejection(clientWith().cstar.tickets.get(id))).toMatchObject({
      name: 'CStarValidationError',
      message: `id must be the id of an existing object, not ${JSON.stringify(id)} (in tickets/{id}).`,
    });
  });

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['an object', {}],
    ['a list', ['a']],
    ['NaN', Number.NaN],
    ['a bigint', 5n],
    ['a symbol', Symbol('id')],
    ['true', true],
  ])('is refused where it is %s', async (_, id) => {
    const { cstar, sent } = clientWith();
    // As a program without types could call it.
    const call: unknown = Reflect.apply(cstar.tickets.get, cstar.tickets, [id]);

    await expect(call).rejects.toMatchObject({ name: 'CStarValidationError', param: 'id' });
    expect(sent).toHaveLength(0);
  });
});
