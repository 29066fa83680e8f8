import { expect, test } from 'vitest';
import { newTeam } from './support/api.ts';

test.each([
  ['words of the title and of a message together', 'cup refund', ['Broken cup']],
  ['a word that another place of the ticket rules out', 'cup -refund', ['Cup of the day']],
  ['a phrase that another place of the ticket rules out', 'cup -"refund please"', ['Cup of the day']],
  ['a word without any that is ruled out', '-cup', ['Tickets for the who', 'Where is order-4711?']],
  ['a number after a dash', '4711', ['Where is order-4711?']],
  ['a word with a dash', 'order-4711', ['Where is order-4711?']],
  ['the beginning of a word with a dash', 'order-47', ['Where is order-4711?']],
  ['the parts of a word with a dash in the wrong order', '4711-order', []],
  ['a phrase of stop words', '"the who"', ['Tickets for the who']],
  ['a phrase that only the halves of the index would make', '"cup broken"', []],
  ['a part of an address', 'example', ['Broken cup']],
  ['an address', 'ada@example.com', ['Broken cup']],
  ['the beginning of an address', 'ada@exa', ['Broken cup']],
  ['words in angle brackets', 'basement', ['Broken cup']],
  ['words on both sides of or', 'refund or who', ['Tickets for the who', 'Broken cup']],
])('search finds tickets by %s', async (_, search, titles) => {
  const team = await newTeam();
  const { id } = (await team.post('/tickets', { title: 'Broken cup' })).data;
  await team.post(`/tickets/${id}/messages`, { content: 'A refund please, to ada@example.com <basement>.' });
  for (const title of ['Where is order-4711?', 'Tickets for the who', 'Cup of the day']) {
    await team.post('/tickets', { title });
  }
  const reply = await team.get(`/tickets?search=${encodeURIComponent(search)}`);
  expect(new Set(reply.list.map((ticket) => ticket.title))).toEqual(new Set(titles));
  expect(reply.body.pagination).toMatchObject({ total: titles.length });
});

test('articles are found by words of title and content together, and by parts of words with dashes', async () => {
  const team = await newTeam();
  await team.post('/articles', { title: 'Refunds', content: 'Send form re-17 back.' });
  for (const [search, total] of [
    ['refund form', 1],
    ['re-17', 1],
    ['refund -form', 0],
  ] as const) {
    const reply = await team.get(`/articles?search=${encodeURIComponent(search)}`);
    expect([search, reply.list.length]).toEqual([search, total]);
  }
});
