import { expect, test } from 'vitest';
import { z } from 'zod';
import { newTeam, type Reply, type TestTeam } from './support/api.ts';
import type { Browser } from './support/browser.ts';
import { commented, community, ok, posted } from './support/community.ts';
import { expectContract } from './support/events.ts';
import { upload } from './support/images.ts';

const Batch = z.object({
  events: z.array(z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) })),
});

/** What was told of the community, from the first to the last: an event gets its place right after its call. */
async function toldUntil(team: TestTeam, last: string) {
  const after = `evt_${'0'.repeat(32)}`;
  for (;;) {
    const { events } = Batch.parse((await team.get(`/webhooks/events?after=${after}&limit=100`)).data);
    const told = events.filter(({ type }) => type.startsWith('community_post.'));
    if (told.at(-1)?.type === last) return told;
  }
}

/** What the audit log says of a call: the actions, and who did them. */
async function audited(team: TestTeam, reply: Reply) {
  const requestId = reply.headers.get('x-cstar-request-id');
  const { list } = await team.get('/audit-log?pageSize=100');
  const entries = list.filter((entry) => entry.requestId === requestId);
  return entries
    .map(({ action, actorType, actorId, actorName }) => [action, actorType, actorId, actorName])
    .sort();
}

test('the six events are fired by what customers and the team do, each with who did it', async () => {
  const team = await newTeam();
  const { customer, nobody, moderate } = await community(team);
  const ada = await customer('Ada');
  const bo = await customer('Bo');
  const post = await posted(ada);
  const path = `/posts/${post.slug}`;

  const calls = {
    edit: await ok(ada.patch(path, { title: 'Darker mode' })),
    vote: await ok(bo.post(`${path}/vote`)),
    voteAgain: await ok(bo.post(`${path}/vote`)),
    comment: await ok(bo.post(`${path}/comments`, { body: 'Yes!' })),
    unvote: await ok(bo.delete(`${path}/vote`)),
    moderate: await ok(moderate(post, { status: 'planned' })),
  };
  expect((await nobody.get(path)).data).toMatchObject({ status: 'planned', title: 'Darker mode' });
  const uncomment = await ok(bo.delete(`${path}/comments/${calls.comment.data.id}`));
  const deleted = await ok(ada.delete(path));

  const told = await toldUntil(team, 'community_post.deleted');
  for (const { type, data } of told) expectContract(type, data);
  const byAda = { id: post.id, customer_id: ada.customerId };
  expect(told).toMatchObject([
    { type: 'community_post.created', data: { post: { ...byAda, title: 'Dark mode' } } },
    { type: 'community_post.updated', data: { changes: { title: { to: 'Darker mode' } } } },
    { type: 'community_post.voted', data: { post: { ...byAda, vote_count: 1 }, customer_id: bo.customerId } },
    {
      type: 'community_post.commented',
      data: { post: byAda, comment: { body: 'Yes!', customer_id: bo.customerId, author_type: 'customer' } },
    },
    { type: 'community_post.updated', data: { changes: { vote_count: { from: 1, to: 0 } } } },
    { type: 'community_post.updated', data: { changes: { status: { from: 'open', to: 'planned' } } } },
    { type: 'community_post.status_changed', data: { post: { ...byAda, status: 'planned' } } },
    { type: 'community_post.updated', data: { changes: { comment_count: { from: 1, to: 0 } } } },
    { type: 'community_post.deleted', data: { post: byAda } },
  ]);

  const entry = (action: string, by: Browser, name: string) => [action, 'customer', by.customerId, name];
  const member = ['member', team.members[0]?.id, team.members[0]?.name];
  expect(await audited(team, calls.edit)).toEqual([entry('community_post.updated', ada, 'Ada')]);
  expect(await audited(team, calls.vote)).toEqual([entry('community_post.voted', bo, 'Bo')]);
  expect(await audited(team, calls.voteAgain)).toEqual([]);
  expect(await audited(team, calls.comment)).toEqual([entry('community_post.commented', bo, 'Bo')]);
  expect(await audited(team, calls.unvote)).toEqual([entry('community_post.updated', bo, 'Bo')]);
  expect(await audited(team, calls.moderate)).toEqual([
    ['community_post.status_changed', ...member],
    ['community_post.updated', ...member],
  ]);
  expect(await audited(team, uncomment)).toEqual([
    entry('community_comment.deleted', bo, 'Bo'),
    entry('community_post.updated', bo, 'Bo'),
  ]);
  expect(await audited(team, deleted)).toEqual([entry('community_post.deleted', ada, 'Ada')]);
});

test('events tell the team what readers do not see: values of fields, and where images lie', async () => {
  const team = await newTeam();
  const field = { name: 'Product', key: 'product', type: 'text', entityType: 'community_posts' };
  const { id: fieldId } = (await team.post('/custom-fields', field)).data;
  const { customer } = await community(team, { customFieldConfig: [{ fieldId }] });
  const ada = await customer('Ada');
  const image = await ok(ada.post('/attachments', upload()));
  const post = await posted(ada, {
    visibility: 'members_only',
    customFields: { product: 'App' },
    attachments: [image.data.id],
  });
  await commented(ada, post);
  const told = await toldUntil(team, 'community_post.commented');
  expect(told[0]).toMatchObject({
    type: 'community_post.created',
    data: {
      post: {
        visibility: 'members_only',
        custom_fields: { [String(fieldId)]: 'App' },
        attachments: [{ id: image.data.id, storage_path: expect.stringContaining('test/') }],
      },
    },
  });
});

test('what was refused tells nobody anything', async () => {
  const team = await newTeam();
  const { customer, moderate } = await community(team);
  const ada = await customer('Ada');
  const bo = await customer('Bo');
  const post = await posted(ada);
  const path = `/posts/${post.slug}`;
  await moderate(post, { is_locked: true });
  const replies = [
    await bo.post(`${path}/comments`, { body: 'Late' }),
    await bo.patch(path, { title: 'Mine now' }),
    await bo.delete(path),
    await ada.delete(path),
    await ada.post('/posts', { topic: 'nowhere', title: 'x' }),
  ];
  for (const reply of replies) {
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(await audited(team, reply)).toEqual([]);
  }
  await ok(bo.post(`${path}/vote`));
  const told = await toldUntil(team, 'community_post.voted');
  expect(told.map(({ type }) => type)).toEqual([
    'community_post.created',
    'community_post.updated',
    'community_post.voted',
  ]);
});
