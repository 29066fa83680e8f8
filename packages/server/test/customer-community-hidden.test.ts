import { expect, test } from 'vitest';
import { newTeam, type Reply, send } from './support/api.ts';
import type { Browser } from './support/browser.ts';
import { commented, community, outcome, type Post, posted } from './support/community.ts';

// Posts for members are there for customers and the team. For everybody else they are not there, in no route.

async function withSecret() {
  const place = await community(await newTeam());
  const ada = await place.customer('Ada');
  const open = await posted(ada, { title: 'Open unicorn' });
  const secret = await posted(ada, { title: 'Secret unicorn', visibility: 'members_only' });
  await commented(ada, secret, { body: 'Hush' });
  return { place, ada, open, secret };
}

const titles = (reply: Reply) => reply.list.map(({ title }) => title);
const totalOf = (reply: Reply) => Object(reply.body.pagination).total;

/** All that a caller can learn of a post by reading. */
async function learned(by: Browser, { id, slug }: Post) {
  const lists = ['/posts', '/posts?topic=ideas&sort=votes', '/posts?status=open&sort=comments'];
  const listed = await Promise.all(lists.map((path) => by.get(path)));
  const found = await by.get('/posts?search=unicorn');
  return {
    lists: listed.map((reply) => [titles(reply).sort(), totalOf(reply)]),
    search: [titles(found).sort(), totalOf(found)],
    topics: (await by.get('/topics')).list.map((topic) => topic.post_count),
    byId: outcome(await by.get(`/posts/${id}`)),
    byIdWithoutDashes: outcome(await by.get(`/posts/${id.replaceAll('-', '')}`)),
    bySlug: outcome(await by.get(`/posts/${slug}`)),
    comments: outcome(await by.get(`/posts/${slug}/comments`)),
    commentsById: outcome(await by.get(`/posts/${id}/comments?page=2`)),
  };
}

const both = [['Open unicorn', 'Secret unicorn'], 2];
const one = [['Open unicorn'], 1];
const everything = {
  lists: [both, both, both],
  search: both,
  topics: [2],
  byId: '200',
  byIdWithoutDashes: '200',
  bySlug: '200',
  comments: '200',
  commentsById: '200',
};
const missing = '404 resource_missing';
const nothing = {
  lists: [one, one, one],
  search: one,
  topics: [1],
  byId: missing,
  byIdWithoutDashes: missing,
  bySlug: missing,
  comments: missing,
  commentsById: missing,
};

test('a post for members is hidden from nobody and visitors in every route, and shown to customers', async () => {
  const { place, ada, secret } = await withSecret();
  expect(await learned(place.nobody, secret)).toEqual(nothing);
  expect(await learned(await place.visitor(), secret)).toEqual(nothing);
  expect(await learned(await place.customer('Bo'), secret)).toEqual(everything);
  expect(await learned(ada, secret)).toEqual(everything);
});

test('a publishable key sees as much as nobody, and the team sees all', async () => {
  const { place, secret } = await withSecret();
  const { team } = place;
  const publishable = { key: team.keys.publishableTest };
  expect(outcome(await team.get(`/community/posts/${secret.id}`, publishable))).toBe(missing);
  expect(titles(await team.get('/community/posts?search=unicorn', publishable))).toEqual(['Open unicorn']);
  expect(outcome(await team.get(`/community/posts/${secret.id}`))).toBe('200');
});

test('a hidden post and one that never was are answered alike', async () => {
  const { place, secret } = await withSecret();
  const never = '7134fc12-0302-4e58-9466-a770035d5da9';
  const [hidden, absent] = await Promise.all(
    [secret.id, never].map((id) => place.nobody.get(`/posts/${id}`)),
  );
  expect(hidden?.error.message.replace(secret.id, never)).toBe(absent?.error.message);
});

test('a customer who has logged out sees as much as nobody', async () => {
  const { place, ada, secret } = await withSecret();
  const { team } = place;
  expect(outcome(await ada.get(`/posts/${secret.id}`))).toBe('200');
  const logout = `/api/chat/${team.teamSlug}:test/logout`;
  expect((await send('POST', logout, undefined, { key: ada.token })).status).toBe(200);
  expect(outcome(await ada.get(`/posts/${secret.id}`))).toBe('401 invalid_token');
});

test('a post follows at once when the team makes it one for members, or a public one', async () => {
  const { place, open, secret } = await withSecret();
  const see = async ({ slug }: Post) => outcome(await place.nobody.get(`/posts/${slug}`));
  await place.moderate(open, { visibility: 'members_only' });
  await place.moderate(secret, { visibility: 'public' });
  expect([await see(open), await see(secret)]).toEqual([missing, '200']);
  expect((await place.nobody.get('/topics')).list).toMatchObject([{ post_count: 1 }]);
});

test('what is shown names nobody by more than a name', async () => {
  const { place, ada, open } = await withSecret();
  await commented(ada, open);
  await place.team.post(`/community/posts/${open.id}/comments`, { body: 'We look into it.' });
  const bo = await place.customer('Bo');
  const seen = [
    await bo.get('/posts'),
    await bo.get(`/posts/${open.slug}`),
    await bo.get(`/posts/${open.slug}/comments`),
  ];
  for (const { body } of seen) {
    const text = JSON.stringify(body.data);
    expect(text).toContain('"author_name":"Ada"');
    expect(text).not.toMatch(/@|cus_|customer_id|mem_|member_id|custom_fields|storage_path/);
    expect(text).not.toContain(String(ada.customerId).slice(4));
  }
});

test.each([
  ['an address', 'eve.smith@example.com'],
  ['what an address begins with', 'eve.smith'],
])('a customer whose name is %s is shown without it', async (_, name) => {
  const { place } = await withSecret();
  const { data } = await place.team.post('/customers', { name, email: 'eve.smith@example.com' });
  await place.team.post('/community/posts', { title: 'Mine', topicId: place.topicId, customerId: data.id });
  const { list } = await place.nobody.get('/posts?search=mine');
  expect(list).toMatchObject([{ author_name: 'Customer', author_type: 'customer' }]);
});
