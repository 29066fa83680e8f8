import {
  type AttachmentCreateParams,
  CStarConflictError,
  CStarFeatureNotConfiguredError,
  CStarNotFoundError,
  CStarValidationError,
} from '@cstar.help/js';
import { beforeAll, expect, test } from 'vitest';
import { expectFields } from './documented-fields.ts';
import { newTeam, type TestTeam } from './team.ts';

// The JavaScript calls that the API reference shows for the community and for AI actions, and
// uploads, which no other call resembles.

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

let team: TestTeam;
let cstar: TestTeam['cstar'];
let topicId: string;
let fieldId: string;

beforeAll(async () => {
  team = await newTeam();
  cstar = team.cstar;
  const field = { name: 'Video', key: 'video', type: 'text', entityType: 'community_posts' };
  fieldId = (await cstar.customFields.create(field)).id;
  const customFieldConfig = [{ fieldId, required: true }];
  topicId = (await cstar.community.topics.create({ name: 'Videos', customFieldConfig })).id;
});

test('posts', async () => {
  const post = await cstar.community.createPost({
    title: 'Tutorial Video',
    topicId,
    customFields: { [fieldId]: 'https://youtube.com/watch?v=abc' },
  });
  expectFields(post, { id: 'text', title: ['Tutorial Video'], status: ['open'], topic_id: [topicId] });
  const customFields = { [fieldId]: 'new-value' };
  const updated = await cstar.community.updatePost(post.id, { status: 'planned', customFields });
  expect(updated).toMatchObject({ id: post.id, status: 'planned', custom_fields: customFields });
  const posts = await cstar.community.getPosts({ sort: 'votes' });
  expect(posts.data).toEqual([updated]);
  expect(posts.pagination).toMatchObject({ page: 1, pageSize: 20, total: 1, totalPages: 1 });
  expect(await cstar.community.posts.get(post.id)).toEqual(updated);
});

test('topics', async () => {
  const topics = await cstar.community.topics.list();
  expect(topics.data[0]).toMatchObject({
    id: topicId,
    name: 'Videos',
    slug: 'videos',
    customFieldConfig: [{ fieldId, required: true }],
  });
  await expect(cstar.community.topics.delete('7134fc12-0302-4e58-9466-a770035d5da9')).rejects.toThrow(
    CStarNotFoundError,
  );
});

test('votes and comments', async () => {
  const { posts } = cstar.community;
  const { id: customerId } = await cstar.customers.create({ name: 'Ada', email: 'ada@acme.com' });
  const { id } = await posts.create({ title: 'Vote', topicId, customerId, customFields: { [fieldId]: 'x' } });
  expect((await posts.vote(id, { customerId })).vote_count).toBe(1);
  expect((await posts.unvote(id, { customerId })).vote_count).toBe(0);
  const comment = await posts.comments.create(id, { body: 'Yes' });
  expect(await posts.comments.list(id).toArray({ limit: 10 })).toEqual([comment]);
  await posts.update(id, { is_locked: true });
  await expect(posts.comments.create(id, { body: 'No' })).rejects.toThrow(CStarConflictError);
  expect(await posts.comments.del(id, comment.id)).toEqual({ deleted: true, id: comment.id });
  expect(await posts.del(id)).toEqual({ deleted: true, id });
});

const files: [string, AttachmentCreateParams, string][] = [
  ['a File', { file: new File([png], 'shot.png', { type: 'image/png' }) }, 'shot.png'],
  ['a Blob', { file: new Blob([png]), filename: 'from-blob' }, 'from-blob.png'],
  ['bytes', { file: new Uint8Array(png) }, 'image.png'],
];

test.each(files)('%s is uploaded, shown on a post, downloaded and deleted', async (_, params, filename) => {
  const image = await cstar.attachments.upload(params, { idempotencyKey: `upload-${filename}` });
  expect(image).toMatchObject({ filename, contentType: 'image/png', sizeBytes: png.byteLength, width: 1 });
  const again = await cstar.attachments.create(params, { idempotencyKey: `upload-${filename}` });
  expect(again.id).toBe(image.id);
  const { attachments } = await cstar.community.posts.create({
    title: 'Look',
    topicId,
    customFields: { [fieldId]: 'x' },
    attachments: [{ storage_path: image.storagePath }],
  });
  expect(attachments).toMatchObject([{ id: image.id, filename, content_type: 'image/png' }]);
  const download = await fetch((await cstar.attachments.get(image.id)).url);
  expect(Buffer.from(await download.arrayBuffer()).equals(png)).toBe(true);
  expect((await cstar.attachments.list()).data.map(({ id }) => id)).toContain(image.id);
  expect(await cstar.attachments.del(image.id)).toEqual({ deleted: true, id: image.id });
});

test('what is no image is refused by name', async () => {
  const refused = cstar.attachments.create({ file: new Blob(['<svg/>']) });
  await expect(refused).rejects.toThrow(CStarValidationError);
  await expect(refused).rejects.toMatchObject({ param: 'file' });
});

test('AI actions say when no language model is set up', async () => {
  const { id } = await cstar.tickets.create({ title: 'Cannot log in' });
  for (const call of [
    cstar.ai.suggestReply(id),
    cstar.ai.autoTag(id),
    cstar.ai.summarize(id),
    cstar.ai.improve('here is my respons to the cusomer'),
    cstar.ai.run({ action: 'summarize', ticketId: id }),
  ]) {
    await expect(call).rejects.toThrow(CStarFeatureNotConfiguredError);
  }
});
