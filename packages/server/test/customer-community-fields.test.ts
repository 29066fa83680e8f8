import { expect, test } from 'vitest';
import { newTeam } from './support/api.ts';
import { community, outcome, posted } from './support/community.ts';

/** A topic with a field of each kind, of which the product must be filled in. */
async function withFields() {
  const team = await newTeam();
  const field = async (key: string, more: object) => {
    const body = { name: `The ${key}`, key, entityType: 'community_posts', ...more };
    return String((await team.post('/custom-fields', body)).data.id);
  };
  const ids = {
    product: await field('product', { type: 'select', options: ['App', 'Site'] }),
    seats: await field('seats', { type: 'number', description: 'How many use it' }),
    since: await field('since', { type: 'date' }),
  };
  await field('internal', { type: 'text' });
  const customFieldConfig = [
    { fieldId: ids.product, required: true },
    { fieldId: ids.seats },
    { fieldId: ids.since },
  ];
  return { ids, ...(await community(team, { customFieldConfig })) };
}

test('a topic tells what its posts have to fill in', async () => {
  const { ids, nobody } = await withFields();
  const field = { description: null, options: [], required: false };
  expect((await nobody.get('/topics')).list).toEqual([
    {
      object: 'community_topic',
      id: expect.any(String),
      name: 'Ideas',
      slug: 'ideas',
      description: null,
      post_count: 0,
      fields: [
        {
          ...field,
          id: ids.product,
          key: 'product',
          name: 'The product',
          type: 'select',
          options: ['App', 'Site'],
          required: true,
        },
        {
          ...field,
          id: ids.seats,
          key: 'seats',
          name: 'The seats',
          type: 'number',
          description: 'How many use it',
        },
        { ...field, id: ids.since, key: 'since', name: 'The since', type: 'date' },
      ],
    },
  ]);
});

test.each([
  ['no fields', undefined, '400 parameter_missing'],
  ['the required one missing', { seats: 3 }, '400 parameter_missing'],
  ['the required one empty', { product: null }, '400 parameter_invalid'],
  ['an option that is none', { product: 'Car' }, '400 parameter_invalid'],
  ['a number as text', { product: 'App', seats: 'three' }, '400 parameter_invalid'],
  ['a date that is none', { product: 'App', since: '2026-02-30' }, '400 parameter_invalid'],
  ['a field of another topic', { product: 'App', internal: 'x' }, '400 parameter_invalid'],
  ['a field that does not exist', { product: 'App', colour: 'red' }, '400 parameter_invalid'],
  ['every field as it should be', { product: 'App', seats: 3, since: '2026-02-28' }, '201'],
  ['only the required one', { product: 'Site' }, '201'],
])('a post with %s', async (_, customFields, result) => {
  const { customer } = await withFields();
  const ada = await customer('Ada');
  expect(outcome(await ada.post('/posts', { topic: 'ideas', title: 'x', customFields }))).toBe(result);
});

test('values are for the team: neither readers nor the author see them', async () => {
  const { ids, customer, team, nobody } = await withFields();
  const ada = await customer('Ada');
  const { id, slug } = await posted(ada, { customFields: { [ids.product]: 'App', seats: 3 } });
  for (const by of [ada, nobody]) {
    expect((await by.get(`/posts/${slug}`)).data).not.toHaveProperty('custom_fields');
  }
  expect((await team.get(`/community/posts/${id}`)).data.custom_fields).toEqual({
    [ids.product]: 'App',
    [ids.seats]: 3,
  });
});

test('a change of the text leaves the values, also where a field has become required since', async () => {
  const { ids, customer, team, topicId } = await withFields();
  const ada = await customer('Ada');
  const { id, slug } = await posted(ada, { customFields: { product: 'App' } });
  const customFieldConfig = [
    { fieldId: ids.product, required: true },
    { fieldId: ids.seats, required: true },
  ];
  await team.patch(`/community/topics/${topicId}`, { customFieldConfig });
  expect(outcome(await ada.patch(`/posts/${slug}`, { body: 'More' }))).toBe('200');
  expect((await team.get(`/community/posts/${id}`)).data.custom_fields).toEqual({ [ids.product]: 'App' });
});
