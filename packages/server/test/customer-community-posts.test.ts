import { describe, expect, test } from 'vitest';
import { newTeam, type Reply } from './support/api.ts';
import { commented, community, ok, outcome, posted } from './support/community.ts';

const newPlace = async (more?: object) => community(await newTeam(), more);
const titles = ({ list }: Reply) => list.map(({ title }) => title);

test('a post of a customer is open and public, by their name, and theirs alone', async () => {
  const { team, topicId, customer, nobody } = await newPlace();
  const ada = await customer('Ada');
  const { status, data } = await ada.post('/posts', {
    topic: 'ideas',
    title: 'Dark mode!',
    body: 'My eyes.',
  });
  expect(status).toBe(201);
  expect(data).toEqual({
    object: 'community_post',
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    title: 'Dark mode!',
    slug: 'dark-mode',
    body: 'My eyes.',
    topic_id: topicId,
    status: 'open',
    visibility: 'public',
    vote_count: 0,
    comment_count: 0,
    viewer_has_voted: false,
    is_pinned: false,
    is_locked: false,
    author_name: 'Ada',
    author_type: 'customer',
    is_mine: true,
    attachments: [],
    created_at: expect.any(String),
    updated_at: data.created_at,
  });
  expect((await ada.get('/posts/dark-mode')).data).toEqual(data);
  expect((await ada.get(`/posts/${data.id}`)).data).toEqual(data);
  expect((await nobody.get('/posts/dark-mode')).data).toEqual({ ...data, is_mine: false });
  expect((await team.get(`/community/posts/${data.id}`)).data).toMatchObject({ customer_id: ada.customerId });
});

test.each([
  ['neither topic nor topicId', {}, '400 parameter_missing', 'topic'],
  [
    'both',
    { topic: 'ideas', topicId: '7134fc12-0302-4e58-9466-a770035d5da9' },
    '400 parameter_invalid',
    'topic',
  ],
  ['an unknown slug', { topic: 'nowhere' }, '400 parameter_invalid', 'topic'],
  ['an unknown ID', { topicId: '7134fc12-0302-4e58-9466-a770035d5da9' }, '400 parameter_invalid', 'topicId'],
])('a post with %s is refused', async (_, body, result, param) => {
  const ada = await (await newPlace()).customer('Ada');
  const reply = await ada.post('/posts', { title: 'x', ...body });
  expect([outcome(reply), reply.error.param]).toEqual([result, param]);
});

test.each([
  ['status', { status: 'planned' }],
  ['is_pinned', { is_pinned: true }],
  ['is_locked', { is_locked: false }],
  ['customerId', { customerId: `cus_${'0'.repeat(32)}` }],
])('%s is for the team to set', async (field, body) => {
  const ada = await (await newPlace()).customer('Ada');
  const { slug } = await posted(ada);
  const made = await ada.post('/posts', { topic: 'ideas', title: 'x', ...body });
  const changed = await ada.patch(`/posts/${slug}`, body);
  expect([outcome(made), made.error.param]).toEqual(['400 parameter_invalid', field]);
  expect([outcome(changed), changed.error.param]).toEqual(['400 parameter_invalid', field]);
});

test('a slug that is the ID of another post does not hide that post', async () => {
  const ada = await (await newPlace()).customer('Ada');
  const first = await posted(ada);
  const second = await posted(ada, { title: first.id });
  expect(second.slug).toBe(first.id);
  expect((await ada.get(`/posts/${first.id}`)).data.id).toBe(first.id);
  expect((await ada.get(`/posts/${second.id}`)).data.id).toBe(second.id);
});

test('an own post takes a new title and body, and keeps its slug', async () => {
  const ada = await (await newPlace()).customer('Ada');
  const { slug } = await posted(ada, { body: 'Before' });
  const { data } = await ok(ada.patch(`/posts/${slug}`, { title: 'Darker mode' }));
  expect(data).toMatchObject({ title: 'Darker mode', slug, body: 'Before', is_mine: true });
  expect((await ok(ada.patch(`/posts/${slug}`, { body: '' }))).data).toMatchObject({ body: '' });
});

describe('a locked post', () => {
  test('takes no comments and no changes, but votes; unlocked, it takes them again', async () => {
    const { customer, moderate } = await newPlace();
    const ada = await customer('Ada');
    const bo = await customer('Bo');
    const post = await posted(ada);
    const path = `/posts/${post.slug}`;
    const comment = await commented(ada, post);
    const attempts = async () => ({
      comment: outcome(await bo.post(`${path}/comments`, { body: 'Late' })),
      edit: outcome(await ada.patch(path, { title: 'Late' })),
      vote: outcome(await bo.post(`${path}/vote`)),
      unvote: outcome(await bo.delete(`${path}/vote`)),
      deleteComment: outcome(await ada.delete(`${path}/comments/${comment}`)),
    });
    const conflict = '409 resource_conflict';
    await moderate(post, { is_locked: true });
    expect(await attempts()).toEqual({
      comment: conflict,
      edit: conflict,
      vote: '200',
      unvote: '200',
      deleteComment: conflict,
    });
    expect(outcome(await ada.delete(path))).toBe(conflict);
    expect((await bo.get(path)).data).toMatchObject({
      is_locked: true,
      title: 'Dark mode',
      comment_count: 1,
    });
    await moderate(post, { is_locked: false });
    expect(await attempts()).toEqual({
      comment: '201',
      edit: '200',
      vote: '200',
      unvote: '200',
      deleteComment: '200',
    });
  });

  test('tells a customer so, without how the team would unlock it', async () => {
    const { customer, moderate } = await newPlace();
    const ada = await customer('Ada');
    const post = await posted(ada);
    await moderate(post, { is_locked: true });
    const { error } = await ada.post(`/posts/${post.slug}/comments`, { body: 'Late' });
    expect(error.message).toBe('The team has locked this post: it takes no comments. Votes still count.');
  });
});

test('an own post with the comments of others stays; without them it goes, with its votes', async () => {
  const { customer, team } = await newPlace();
  const ada = await customer('Ada');
  const bo = await customer('Bo');
  const post = await posted(ada);
  const path = `/posts/${post.slug}`;
  await commented(ada, post);
  const theirs = await commented(bo, post);
  await ok(bo.post(`${path}/vote`));
  expect(outcome(await ada.delete(path))).toBe('409 resource_conflict');
  await ok(bo.delete(`${path}/comments/${theirs}`));
  const { data: ours } = await ok(team.post(`/community/posts/${post.id}/comments`, { body: 'Hello' }));
  expect(outcome(await ada.delete(path))).toBe('409 resource_conflict');
  await ok(team.delete(`/community/posts/${post.id}/comments/${ours.id}`));
  expect((await ok(ada.delete(path))).data).toEqual({ deleted: true, id: post.id });
  expect(outcome(await bo.get(path))).toBe('404 resource_missing');
});

test('comments come oldest first, page by page, with who is asking among their authors', async () => {
  const { customer, nobody, team } = await newPlace();
  const ada = await customer('Ada');
  const post = await posted(ada);
  await commented(ada, post, { body: 'one' });
  await commented(await customer('Bo'), post, { body: 'two' });
  await team.post(`/community/posts/${post.id}/comments`, { body: 'three' });
  const path = `/posts/${post.slug}/comments`;
  const first = await ada.get(`${path}?pageSize=2`);
  expect(first.list).toMatchObject([
    { body: 'one', author_name: 'Ada', author_type: 'customer', is_mine: true, post_id: post.id },
    { body: 'two', author_name: 'Bo', author_type: 'customer', is_mine: false },
  ]);
  expect(first.body.pagination).toMatchObject({ total: 3, hasMore: true });
  const second = await nobody.get(`${path}?pageSize=2&page=2`);
  expect(second.list).toMatchObject([{ body: 'three', author_type: 'member', is_mine: false }]);
});

test('a comment is found only on its own post', async () => {
  const ada = await (await newPlace()).customer('Ada');
  const post = await posted(ada);
  const other = await posted(ada, { title: 'Another' });
  const comment = await commented(ada, post);
  expect(outcome(await ada.delete(`/posts/${other.slug}/comments/${comment}`))).toBe('404 resource_missing');
  expect(outcome(await ada.delete(`/posts/${post.slug}/comments/${comment}`))).toBe('200');
});

test('a customer has one vote on a post, also when they vote many times at once', async () => {
  const { customer, nobody } = await newPlace();
  const ada = await customer('Ada');
  const bo = await customer('Bo');
  const { slug } = await posted(ada);
  const votes = await Promise.all(Array.from({ length: 5 }, () => ada.post(`/posts/${slug}/vote`)));
  expect(votes.map(outcome)).toEqual(Array(5).fill('200'));
  const seen = async (by: typeof ada) => (await by.get(`/posts/${slug}`)).data;
  expect(await seen(ada)).toMatchObject({ vote_count: 1, viewer_has_voted: true });
  expect(await seen(bo)).toMatchObject({ vote_count: 1, viewer_has_voted: false });
  expect(await seen(nobody)).toMatchObject({ vote_count: 1, viewer_has_voted: false });
  expect((await bo.post(`/posts/${slug}/vote`)).data).toMatchObject({
    vote_count: 2,
    viewer_has_voted: true,
  });
  expect((await ada.delete(`/posts/${slug}/vote`)).data).toMatchObject({
    vote_count: 1,
    viewer_has_voted: false,
  });
  expect((await ada.delete(`/posts/${slug}/vote`)).data).toMatchObject({ vote_count: 1 });
  expect((await bo.get('/posts')).list).toMatchObject([{ vote_count: 1, viewer_has_voted: true }]);
});

test('posts are filtered, sorted and paged as asked', async () => {
  const { team, customer, nobody, moderate } = await newPlace();
  await team.post('/community/topics', { name: 'Bugs', sortOrder: 9 });
  const ada = await customer('Ada');
  const bo = await customer('Bo');
  const first = await posted(ada, { title: 'First' });
  const second = await posted(bo, { title: 'Second' });
  const third = await posted(ada, { title: 'Third', topic: 'bugs', body: 'A zebra' });
  await ok(bo.post(`/posts/${first.slug}/vote`));
  await commented(bo, second);
  await moderate(first, { status: 'planned' });
  await moderate(first, { is_pinned: true });
  const list = async (query: string) => titles(await nobody.get(`/posts${query}`));
  expect(await list('')).toEqual(['Third', 'Second', 'First']);
  expect(await list('?sort=votes')).toEqual(['First', 'Third', 'Second']);
  expect(await list('?sort=comments')).toEqual(['Second', 'Third', 'First']);
  expect(await list('?topic=ideas')).toEqual(['First', 'Second']);
  expect(await list('?topic=nowhere')).toEqual([]);
  expect(await list('?status=planned')).toEqual(['First']);
  expect(await list('?search=zebra')).toEqual(['Third']);
  expect(await list('?pageSize=2&page=2')).toEqual(['First']);
  expect(titles(await ada.get('/posts?mine=true'))).toEqual(['Third', 'First']);
  expect(titles(await ada.get('/posts?mine=false'))).toHaveLength(3);
  expect((await nobody.get('/topics')).list).toMatchObject([
    { slug: 'ideas', post_count: 2 },
    { slug: 'bugs', post_count: 1 },
  ]);
  expect((await bo.get(`/posts/${third.slug}`)).data).toMatchObject({ is_mine: false });
});

test('own posts are asked for by whoever has a name', async () => {
  const { nobody, visitor } = await newPlace();
  expect(outcome(await nobody.get('/posts?mine=true'))).toBe('401 authentication_required');
  expect(outcome(await (await visitor()).get('/posts?mine=true'))).toBe('403 identity_required');
});

test('own posts come in every status, whoever else can see them', async () => {
  const { customer, moderate } = await newPlace();
  const ada = await customer('Ada');
  await posted(await customer('Bo'), { title: 'By another' });
  const done = await posted(ada, { title: 'Done' });
  const refused = await posted(ada, { title: 'Refused' });
  await posted(ada, { title: 'Hidden', visibility: 'members_only' });
  await moderate(done, { status: 'completed' });
  await moderate(refused, { status: 'not_planned', is_locked: true });
  const all = await ada.get('/me/posts');
  expect(titles(all)).toEqual(['Hidden', 'Refused', 'Done']);
  expect(all.list.every((post) => post.is_mine === true)).toBe(true);
  expect(titles(await ada.get('/me/posts?status=completed'))).toEqual(['Done']);
  expect(titles(await ada.get('/me/posts?pageSize=1&page=2'))).toEqual(['Refused']);
});

test('the same call with the same key writes once', async () => {
  const ada = await (await newPlace()).customer('Ada');
  const key = { headers: { 'idempotency-key': 'one' } };
  const body = { topic: 'ideas', title: 'Once' };
  const first = await ada.post('/posts', body, key);
  const again = await ada.post('/posts', body, key);
  expect([again.status, again.data, again.body.meta.idempotentReplayed]).toEqual([201, first.data, true]);
  expect((await ada.get('/posts')).list).toHaveLength(1);
});
