import { expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';
import { upload } from './support/images.ts';

const topics = '/community/topics';
const posts = '/community/posts';

async function newTopic(team: TestTeam, more: object = {}): Promise<string> {
  return String((await team.post(topics, { name: 'Ideas', ...more })).data.id);
}

async function newPost(team: TestTeam, more: object = {}): Promise<string> {
  const topicId = 'topicId' in more ? {} : { topicId: await newTopic(team) };
  return String((await team.post(posts, { title: 'Dark mode', ...topicId, ...more })).data.id);
}

async function newCustomer(team: TestTeam, name = 'Ada'): Promise<string> {
  return String((await team.post('/customers', { name, email: `${name}@example.com` })).data.id);
}

async function newField(team: TestTeam, key: string, more: object = {}): Promise<string> {
  const field = { name: key, key, type: 'text', entityType: 'community_posts', ...more };
  return String((await team.post('/custom-fields', field)).data.id);
}

async function uploaded(team: TestTeam): Promise<string> {
  return String((await team.post('/attachments', upload())).data.storagePath);
}

const publishable = (team: TestTeam) => ({ key: team.keys.publishableTest });

test('a new post is open and public, by the member behind the key, with the fields as documented', async () => {
  const team = await newTeam();
  const topicId = await newTopic(team);
  const { status, data } = await team.post(posts, { title: 'Dark mode, please!', body: 'My eyes.', topicId });
  expect(status).toBe(201);
  expect(data).toEqual({
    object: 'community_post',
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    title: 'Dark mode, please!',
    slug: 'dark-mode-please',
    body: 'My eyes.',
    topic_id: topicId,
    status: 'open',
    visibility: 'public',
    vote_count: 0,
    comment_count: 0,
    is_pinned: false,
    is_locked: false,
    author_name: team.members[0]?.name,
    author_type: 'member',
    customer_id: null,
    custom_fields: {},
    attachments: [],
    created_at: expect.any(String),
    updated_at: data.created_at,
  });
  expect((await team.get(`${posts}/${data.id}`)).data).toEqual(data);
});

test.each([
  ['title', { title: undefined }],
  ['topicId', { topicId: undefined }],
  ['topicId', { topicId: '7134fc12-0302-4e58-9466-a770035d5da9' }],
  ['customerId', { customerId: 'cus_7134fc1203024e589466a770035d5da9' }],
  ['visibility', { visibility: 'secret' }],
  ['isPinned', { isPinned: true }],
])('a post without a proper %s is refused', async (param, change) => {
  const team = await newTeam();
  const reply = await team.post(posts, { title: 'x', topicId: await newTopic(team), ...change });
  expect([reply.status, reply.error.param]).toEqual([400, param]);
});

test('a post is changed in part, pinned, locked and moved on', async () => {
  const team = await newTeam();
  const id = await newPost(team, { body: 'Stays' });
  const { data } = await team.patch(`${posts}/${id}`, {
    status: 'planned',
    is_pinned: true,
    is_locked: true,
  });
  expect(data).toMatchObject({ status: 'planned', is_pinned: true, is_locked: true, body: 'Stays' });
  const bad = await team.patch(`${posts}/${id}`, { status: 'done' });
  expect([bad.status, bad.error.param]).toEqual([400, 'status']);
  expect((await team.delete(`${posts}/${id}`)).data).toEqual({ deleted: true, id });
  expect((await team.get(`${posts}/${id}`)).status).toBe(404);
  expect((await team.patch(`${posts}/${id}`, { status: 'open' })).status).toBe(404);
});

test('what happens to a post is announced', async () => {
  const team = await newTeam();
  const id = await newPost(team);
  const customerId = await newCustomer(team);
  await team.patch(`${posts}/${id}`, { status: 'planned' });
  await team.patch(`${posts}/${id}`, { status: 'planned' });
  await team.post(`${posts}/${id}/vote`, { customerId });
  await team.post(`${posts}/${id}/vote`, { customerId });
  await team.post(`${posts}/${id}/comments`, { body: 'Soon' });
  await team.delete(`${posts}/${id}`);
  const { list } = await team.get('/audit-log?pageSize=100');
  const actions = list.map((each) => String(each.action)).filter((each) => each.startsWith('community_post'));
  expect(actions.reverse()).toEqual([
    'community_post.created',
    'community_post.updated',
    'community_post.status_changed',
    'community_post.voted',
    'community_post.commented',
    'community_post.deleted',
  ]);
});

test('posts are listed by topic, status and words, and sorted', async () => {
  const team = await newTeam();
  const ideas = await newTopic(team);
  const bugs = await newTopic(team, { name: 'Bugs' });
  const old = await newPost(team, { title: 'Old idea', topicId: ideas });
  const loved = await newPost(team, { title: 'Loved idea', topicId: ideas, body: 'espresso' });
  const argued = await newPost(team, { title: 'Argued bug', topicId: bugs });
  await team.post(`${posts}/${loved}/vote`, { customerId: await newCustomer(team) });
  await team.post(`${posts}/${argued}/comments`, { body: 'No!' });
  await team.patch(`${posts}/${old}`, { is_pinned: true, status: 'planned' });
  const titles = async (query: string) =>
    (await team.get(`${posts}?${query}`)).list.map(({ title }) => String(title).split(' ')[0]);
  expect(await titles('')).toEqual(['Argued', 'Loved', 'Old']);
  expect(await titles('sort=votes')).toEqual(['Loved', 'Argued', 'Old']);
  expect(await titles('sort=comments')).toEqual(['Argued', 'Loved', 'Old']);
  expect(await titles('topic=ideas')).toEqual(['Old', 'Loved']);
  expect(await titles('topic=nowhere')).toEqual([]);
  expect(await titles('status=planned')).toEqual(['Old']);
  expect(await titles('search=espresso')).toEqual(['Loved']);
  expect(await titles('pageSize=1&page=2')).toEqual(['Loved']);
  const bad = await team.get(`${posts}?sort=loudest`);
  expect([bad.status, bad.error.param]).toEqual([400, 'sort']);
});

test('publishable keys see public posts, without custom fields, and write nothing', async () => {
  const team = await newTeam();
  const fieldId = await newField(team, 'link');
  const topicId = await newTopic(team, { customFieldConfig: [{ fieldId }] });
  const open = await newPost(team, { topicId, customFields: { [fieldId]: 'https://example.com' } });
  const closed = await newPost(team, { topicId, visibility: 'members_only' });
  const { list } = await team.get(posts, publishable(team));
  expect(list.map(({ id }) => id)).toEqual([open]);
  expect(list[0]).not.toHaveProperty('custom_fields');
  expect((await team.get(posts)).list).toHaveLength(2);
  expect((await team.get(topics, publishable(team))).list[0]?.postCount).toBe(1);
  expect((await team.get(topics)).list[0]?.postCount).toBe(2);
  for (const path of [`${posts}/${closed}`, `${posts}/${closed}/comments`]) {
    expect((await team.get(path, publishable(team))).status).toBe(404);
  }
  expect((await team.post(posts, { title: 'x', topicId }, publishable(team))).status).toBe(403);
  expect((await team.post(topics, { name: 'x' }, publishable(team))).status).toBe(403);
});

test('a topic takes the custom fields it names, and insists on the required ones', async () => {
  const team = await newTeam();
  const link = await newField(team, 'link');
  const level = await newField(team, 'level', { type: 'number' });
  const foreign = await newField(team, 'foreign');
  const customFieldConfig = [{ fieldId: link, required: true }, { fieldId: level }];
  const topicId = await newTopic(team, { customFieldConfig });
  const create = (customFields?: object) => team.post(posts, { title: 'x', topicId, customFields });
  for (const bad of [
    undefined,
    {},
    { [link]: 5 },
    { [link]: 'x', [foreign]: 'y' },
    { [link]: 'x', [level]: 'z' },
  ]) {
    expect((await create(bad)).status).toBe(400);
  }
  const { data } = await create({ [link]: 'https://example.com', [level]: 3 });
  expect(data.custom_fields).toEqual({ [link]: 'https://example.com', [level]: 3 });
  const patch = (customFields: object) => team.patch(`${posts}/${data.id}`, { customFields });
  expect((await patch({ [level]: null })).data.custom_fields).toEqual({ [link]: 'https://example.com' });
  const removed = await patch({ [link]: null });
  expect([removed.status, removed.error.message]).toEqual([400, expect.stringContaining('required')]);
  expect((await patch({ [foreign]: 'x' })).status).toBe(400);
  expect((await patch({ [level]: 4 })).data.custom_fields).toEqual({
    [link]: 'https://example.com',
    [level]: 4,
  });
  await team.delete(`/custom-fields/${level}`);
  expect((await team.get(`${posts}/${data.id}`)).data.custom_fields).toEqual({
    [link]: 'https://example.com',
  });
  expect((await team.get(`${topics}/${topicId}`)).data.customFieldConfig).toEqual([
    { fieldId: link, required: true },
  ]);
});

test('topics have a slug of their own, are changed, and go only without posts', async () => {
  const team = await newTeam();
  const first = await newTopic(team, { description: 'What could be', sortOrder: 2 });
  const second = await newTopic(team);
  const { list } = await team.get(topics);
  expect(list.map(({ slug }) => slug)).toEqual(['ideas-2', 'ideas']);
  const renamed = await team.patch(`${topics}/${first}`, { name: 'Wishes' });
  expect(renamed.data).toMatchObject({
    name: 'Wishes',
    slug: 'ideas',
    description: 'What could be',
    postCount: 0,
  });
  const post = await newPost(team, { topicId: first });
  const refused = await team.delete(`${topics}/${first}`);
  expect([refused.status, refused.error.code]).toEqual([409, 'resource_conflict']);
  await team.delete(`${posts}/${post}`);
  expect((await team.delete(`${topics}/${first}`)).data).toEqual({ deleted: true, id: first });
  expect((await team.get(`${topics}/${first}`)).status).toBe(404);
  expect((await team.patch(`${topics}/${first}`, { name: 'x' })).status).toBe(404);
  expect((await team.delete(`${topics}/${second}`)).status).toBe(200);
});

test('the config of a topic names fields of community posts, each once', async () => {
  const team = await newTeam();
  const fieldId = await newField(team, 'link');
  const ofTickets = await newField(team, 'level', { entityType: 'tickets' });
  const param = async (customFieldConfig: unknown) =>
    (await team.post(topics, { name: 'x', customFieldConfig })).error.param;
  expect(await param([{ fieldId }, { fieldId: ofTickets }])).toBe('customFieldConfig.1.fieldId');
  expect(await param([{ fieldId }, { fieldId }])).toBe('customFieldConfig.1.fieldId');
  expect(await param('link')).toBe('customFieldConfig');
});

test('comments are written by the team or for a customer, and read oldest first', async () => {
  const team = await newTeam();
  const id = await newPost(team);
  const customerId = await newCustomer(team);
  const first = await team.post(`${posts}/${id}/comments`, { body: 'Yes!', customerId });
  expect(first.status).toBe(201);
  expect(first.data).toMatchObject({
    object: 'community_comment',
    post_id: id,
    author_name: 'Ada',
    author_type: 'customer',
    customer_id: customerId,
  });
  const second = await team.post(`${posts}/${id}/comments`, { body: 'Noted.' });
  expect((await team.get(`${posts}/${id}/comments`)).list).toEqual([first.data, second.data]);
  expect((await team.get(`${posts}/${id}`)).data.comment_count).toBe(2);
  const gone = await team.delete(`${posts}/${id}/comments/${first.data.id}`);
  expect(gone.data).toEqual({ deleted: true, id: first.data.id });
  expect((await team.delete(`${posts}/${id}/comments/${first.data.id}`)).status).toBe(404);
  expect((await team.get(`${posts}/${id}`)).data.comment_count).toBe(1);
  expect((await team.post(`${posts}/${id}/comments`, { body: ' ' })).error.param).toBe('body');
});

test('what a customer wrote stays with their name when they go; their votes go along', async () => {
  const team = await newTeam();
  const customerId = await newCustomer(team);
  const id = await newPost(team, { customerId });
  await team.post(`${posts}/${id}/comments`, { body: 'Mine', customerId });
  await team.post(`${posts}/${id}/vote`, { customerId });
  await team.delete(`/customers/${customerId}`);
  const kept = { author_name: 'Ada', author_type: 'customer', customer_id: null };
  expect((await team.get(`${posts}/${id}`)).data).toMatchObject({ ...kept, vote_count: 0, comment_count: 1 });
  expect((await team.get(`${posts}/${id}/comments`)).list[0]).toMatchObject(kept);
});

test('a locked post takes no comments until it is unlocked', async () => {
  const team = await newTeam();
  const id = await newPost(team);
  await team.patch(`${posts}/${id}`, { is_locked: true });
  const refused = await team.post(`${posts}/${id}/comments`, { body: 'But' });
  expect([refused.status, refused.error.code]).toEqual([409, 'resource_conflict']);
  await team.patch(`${posts}/${id}`, { is_locked: false });
  expect((await team.post(`${posts}/${id}/comments`, { body: 'But' })).status).toBe(201);
});

test('a customer has one vote, also when many calls come at once, and can take it back', async () => {
  const team = await newTeam();
  const id = await newPost(team);
  const customers = await Promise.all(['Ada', 'Ben', 'Cleo'].map((name) => newCustomer(team, name)));
  const calls = customers.flatMap((customerId) => Array.from({ length: 4 }, () => customerId));
  const replies = await Promise.all(
    calls.map((customerId) => team.post(`${posts}/${id}/vote`, { customerId })),
  );
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await team.get(`${posts}/${id}`)).data.vote_count).toBe(3);
  const back = () => team.delete(`${posts}/${id}/vote?customerId=${customers[0]}`);
  expect((await back()).data.vote_count).toBe(2);
  expect((await back()).data.vote_count).toBe(2);
  const unknown = await team.post(`${posts}/${id}/vote`, {
    customerId: 'cus_7134fc1203024e589466a770035d5da9',
  });
  expect([unknown.status, unknown.error.param]).toEqual([400, 'customerId']);
  expect((await team.post(`${posts}/${id}/vote`, {})).error.param).toBe('customerId');
});

test('comments that come at once are all counted', async () => {
  const team = await newTeam();
  const id = await newPost(team);
  await Promise.all(Array.from({ length: 10 }, () => team.post(`${posts}/${id}/comments`, { body: 'x' })));
  expect((await team.get(`${posts}/${id}`)).data.comment_count).toBe(10);
});

test('posts and comments show uploaded images of the team, in the order given', async () => {
  const team = await newTeam();
  const paths = [await uploaded(team), await uploaded(team)];
  const given = paths.map((path) => ({
    storage_path: path,
    filename: 'a.png',
    content_type: 'image/png',
    size_bytes: 68,
  }));
  const id = await newPost(team, { attachments: given });
  const shown = async () => {
    const { attachments } = (await team.get(`${posts}/${id}`)).data;
    return Array.isArray(attachments) ? attachments.map((each) => each.storage_path) : [];
  };
  expect(await shown()).toEqual(paths);
  await team.patch(`${posts}/${id}`, { attachments: given.slice(1) });
  expect(await shown()).toEqual(paths.slice(1));
  const comment = await team.post(`${posts}/${id}/comments`, { body: 'x', attachments: given });
  expect(comment.data.attachments).toHaveLength(2);
  const appended = await team.post('/attachments', upload({ fields: { postId: id } }));
  expect(await shown()).toEqual([paths[1], appended.data.storagePath]);
  await team.delete(`/attachments/${appended.data.id}`);
  expect(await shown()).toEqual(paths.slice(1));
});

test('images that nobody uploaded here, too many, or twice are refused', async () => {
  const team = await newTeam();
  const other = await newTeam();
  const topicId = await newTopic(team);
  const create = async (attachments: unknown) =>
    (await team.post(posts, { title: 'x', topicId, attachments })).error.param;
  const mine = await uploaded(team);
  const theirs = await uploaded(other);
  expect(await create([{ storage_path: theirs }])).toBe('attachments.0.storage_path');
  expect(await create([{ storage_path: mine }, { storage_path: mine }])).toBe('attachments.1.storage_path');
  expect(await create([{ storage_path: mine, content_type: 'image/svg+xml' }])).toBe(
    'attachments.0.content_type',
  );
  expect(await create(Array.from({ length: 11 }, () => ({ storage_path: mine })))).toBe('attachments');
  const id = await newPost(team, { topicId });
  const six = Array.from({ length: 6 }, () => ({ storage_path: mine }));
  expect((await team.post(`${posts}/${id}/comments`, { body: 'x', attachments: six })).error.param).toBe(
    'attachments',
  );
  expect((await team.get(posts)).list).toHaveLength(1);
});

test('an image of a ticket gets into the community only by who manages tickets', async () => {
  const team = await newTeam({ members: [{ name: 'Lea', role: 'librarian' }] });
  const librarian = { key: String(team.members[1]?.keys.secretTest) };
  const ticketId = String((await team.post('/tickets', { title: 'Broken' })).data.id);
  const image = (await team.post('/attachments', upload({ fields: { ticketId } }))).data;
  const attachments = [{ storage_path: image.storagePath }];
  const topicId = await newTopic(team);
  const id = await newPost(team, { topicId });
  for (const reply of [
    await team.post(posts, { title: 'x', topicId, attachments }, librarian),
    await team.patch(`${posts}/${id}`, { attachments }, librarian),
    await team.post(`${posts}/${id}/comments`, { body: 'x', attachments }, librarian),
  ]) {
    expect([reply.status, reply.error.code]).toEqual([403, 'insufficient_permissions']);
    expect(reply.error.message).toContain('manage_tickets');
  }
  expect((await team.get(posts)).list).toMatchObject([{ comment_count: 0, attachments: [] }]);
  expect((await team.patch(`${posts}/${id}`, { attachments })).data.attachments).toHaveLength(1);
  // What a post shows already may stay there.
  const kept = [...attachments, { storage_path: await uploaded(team) }];
  expect(
    (await team.patch(`${posts}/${id}`, { attachments: kept }, librarian)).data.attachments,
  ).toHaveLength(2);
});

test('the community is managed by those whose role allows it', async () => {
  const team = await newTeam({ members: [{ name: 'Spec', role: 'spectator' }] });
  const key = team.members[1]?.keys.secretTest ?? '';
  const id = await newPost(team);
  for (const reply of [
    await team.post(topics, { name: 'x' }, { key }),
    await team.patch(`${posts}/${id}`, { status: 'planned' }, { key }),
    await team.post(`${posts}/${id}/comments`, { body: 'x' }, { key }),
    await team.delete(`${posts}/${id}`, { key }),
  ]) {
    expect([reply.status, reply.error.code]).toEqual([403, 'insufficient_permissions']);
    expect(reply.error.message).toContain('manage_community');
  }
  expect((await team.get(`${posts}/${id}`, { key })).status).toBe(200);
});
