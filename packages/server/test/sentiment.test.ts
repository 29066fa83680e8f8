import { expect, test } from 'vitest';
import { sentimentOf } from '../src/resources/customers/sentiment.ts';
import { newTeam, type TestTeam } from './support/api.ts';

test.each([
  ['no messages', [], 'neutral'],
  ['an empty message', [''], 'neutral'],
  ['a plain question', ['Where do I find my invoice?'], 'neutral'],
  ['politeness alone', ['Please help, I have a problem with an error'], 'neutral'],
  ['praise', ['I love it, this is great!'], 'positive'],
  ['thanks', ['Thank you so much, that is perfect.'], 'positive'],
  ['anger', ['This is terrible. Worst service ever!'], 'negative'],
  ['a negated good word', ['I am not happy'], 'negative'],
  ['a negation in short', ["That isn't good"], 'negative'],
  ['a typographic apostrophe', ['That isn’t good'], 'negative'],
  ['a negated bad word', ['That is not bad'], 'positive'],
  ['a negation far away', ['I did not see the new invoice page, it looks great'], 'positive'],
  ['a phrase', ['It does not work'], 'negative'],
  ['a phrase that would be good word by word', ["I can't stand it"], 'negative'],
  ['good and bad in one', ['Thanks, but it is still broken'], 'neutral'],
  ['capitals', ['TERRIBLE'], 'negative'],
  ['another language', ['Wo ist die Rechnung? Das war schon hell.'], 'neutral'],
  ['another script', ['ありがとうございます'], 'neutral'],
  ['words of every object', ['constructor toString __proto__'], 'neutral'],
  ['a newer message over an older one', ['Thank you, perfect!', 'This is terrible'], 'positive'],
  ['an older message when the newer says nothing', ['It is order 4711', 'This is terrible'], 'negative'],
  ['a long text', ['x '.repeat(100_000)], 'neutral'],
])('%s', (_, texts, expected) => {
  expect(sentimentOf(texts)).toBe(expected);
});

const withTicket = async (team: TestTeam) => {
  const customer = (await team.post('/customers', { name: 'Ada', email: 'ada@example.com' })).data;
  const ticket = (await team.post('/tickets', { title: 'x', customerId: customer.id })).data;
  return {
    customerId: customer.id,
    say: (content: string, more: object = { sender: 'customer' }) =>
      team.post(`/tickets/${ticket.id}/messages`, { content, ...more }),
    feels: async () => (await team.get(`/customers/${customer.id}`)).data.sentiment,
  };
};

test('what a customer writes moves their sentiment; what others write does not', async () => {
  const team = await newTeam();
  const { say, feels } = await withTicket(team);
  await say('This is terrible, I am angry');
  expect(await feels()).toBe('negative');
  await say('Great, perfect, I love it', { sender: 'agent' });
  await say('Great, perfect, I love it', { sender: 'customer', isInternal: true });
  expect(await feels()).toBe('negative');
  await say('Thank you! Great, perfect, I love it');
  expect(await feels()).toBe('positive');
});

test('what is set by hand holds until the customer writes again', async () => {
  const team = await newTeam();
  const { customerId, say, feels } = await withTicket(team);
  await say('This is terrible');
  await team.patch(`/customers/${customerId}`, { sentiment: 'happy' });
  await say('We are on it', { sender: 'agent' });
  expect(await feels()).toBe('happy');
  await say('It is awful');
  expect(await feels()).toBe('negative');
});

test('a customer renamed while they write: both happen', async () => {
  const team = await newTeam();
  const { customerId, say, feels } = await withTicket(team);
  for (let round = 0; round < 10; round++) {
    const words = round % 2 === 0 ? 'This is terrible, awful, horrible' : 'Great! Perfect! I love it!';
    const replies = await Promise.all([
      say(words),
      say(words),
      say(words),
      team.patch(`/customers/${customerId}`, { name: `Ada ${round}` }),
    ]);
    expect(replies.map((reply) => reply.status)).toEqual([201, 201, 201, 200]);
    expect(await feels()).toBe(round % 2 === 0 ? 'negative' : 'positive');
  }
});
