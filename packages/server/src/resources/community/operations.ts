import { isDeepStrictEqual } from 'node:util';
import { and, eq, isNotNull } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import {
  communityComments,
  communityImages,
  communityPosts,
  communityTopics,
  communityVotes,
} from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { event, type PostChange } from '../../events/events.ts';
import { type FieldValues, holdCustomFields, mergeTopicFields } from '../custom-fields/values.ts';
import { withFreeSlug } from '../library/slugs.ts';
import { changesOf } from '../shared/changes.ts';
import { missing } from '../shared/missing.ts';
import { visiblePosts } from '../shared/visibility.ts';
import { authorOf, nameOfCustomer } from './author.ts';
import { imagesOf, setImages } from './images.ts';
import { type CommentRow, type ImageRow, type PostRow, postColumns } from './present.ts';

// What can be done in the community, once: the API comes here, and whatever else will.

type Images = readonly { storage_path: string }[];

interface NewPost {
  title: string;
  body?: string | undefined;
  topicId: string;
  visibility?: PostRow['visibility'] | undefined;
  customerId?: string | undefined;
  customFields?: FieldValues | undefined;
  attachments?: Images | undefined;
}

interface PostChanges {
  title?: string | undefined;
  body?: string | undefined;
  visibility?: PostRow['visibility'] | undefined;
  status?: PostRow['status'] | undefined;
  is_pinned?: boolean | undefined;
  is_locked?: boolean | undefined;
  customFields?: FieldValues | undefined;
  attachments?: Images | undefined;
}

interface NewComment {
  body: string;
  customerId?: string | undefined;
  attachments?: Images | undefined;
}

const subject = (id: string) => ({ resourceType: 'community_post', resourceId: id });

/** A post as the key behind the request may see it. */
export async function readPost(context: Context, id: string): Promise<PostRow> {
  const [row] = await context.tx
    .select(postColumns)
    .from(communityPosts)
    .where(and(eq(communityPosts.id, id), visiblePosts(context)));
  if (row === undefined) throw missing('post', id);
  return row;
}

export async function createPost(context: Context, input: NewPost): Promise<PostRow> {
  const { tx, now } = context;
  // In this order everywhere: the definitions of fields, then topics, customers and posts.
  await holdCustomFields(context, 'community_posts');
  const config = await holdTopic(context, input.topicId);
  const customFields = await mergeTopicFields(context, config, {}, input.customFields, 'create');
  const author = await authorOf(context, input.customerId);
  const { id } = await withFreeSlug(context, 'communityPosts', input.title, (slug) =>
    tx
      .insert(communityPosts)
      .values({
        id: context.newId(),
        ...partitionOf(context),
        topicId: input.topicId,
        title: input.title,
        slug,
        body: input.body ?? '',
        status: 'open',
        visibility: input.visibility ?? 'public',
        isPinned: false,
        isLocked: false,
        customFields,
        ...author,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: communityPosts.id }),
  );
  await setImages(context, 'postId', id, input.attachments ?? []);
  const post = await readPost(context, id);
  await context.publish(event({ type: 'community_post.created', ...subject(id), payload: { post } }));
  return post;
}

async function holdTopic({ tx }: Context, id: string) {
  const [topic] = await tx
    .select({ config: communityTopics.customFieldConfig })
    .from(communityTopics)
    .where(eq(communityTopics.id, id))
    .for('share');
  if (topic !== undefined) return topic.config;
  throw new ApiError(
    'parameter_invalid',
    `topicId names no topic: ${id}. Use the ID of an existing one, from GET …/community/topics.`,
    { param: 'topicId' },
  );
}

export async function changePost(context: Context, id: string, changes: PostChanges): Promise<PostRow> {
  const { tx, now } = context;
  const { is_pinned: isPinned, is_locked: isLocked, customFields, attachments, ...plain } = changes;
  if (customFields !== undefined) await holdCustomFields(context, 'community_posts');
  const before = await holdPost(context, id);
  const config = customFields === undefined ? [] : await holdTopic(context, before.topicId);
  await tx
    .update(communityPosts)
    .set({
      ...plain,
      ...(isPinned === undefined ? {} : { isPinned }),
      ...(isLocked === undefined ? {} : { isLocked }),
      ...(customFields === undefined
        ? {}
        : {
            customFields: await mergeTopicFields(
              context,
              config,
              before.customFields,
              customFields,
              'change',
            ),
          }),
      updatedAt: now,
    })
    .where(eq(communityPosts.id, id));
  const imagesBefore =
    attachments === undefined
      ? null
      : await changingImages(context, id, () => setImages(context, 'postId', id, attachments));
  const post = await readPost(context, id);
  await announceChange(context, { post, before, imagesBefore });
  return post;
}

/**
 * Does what changes a post without being a change of the post itself: its images, a vote or a comment that
 * is taken back. Returns it as it stands then.
 */
export async function changeAround(
  context: Context,
  id: string,
  work: () => Promise<unknown>,
): Promise<PostRow> {
  const before = await readPost(context, id);
  const imagesBefore = await changingImages(context, id, work);
  const post = await readPost(context, id);
  await announceChange(context, { post, before, imagesBefore });
  return post;
}

/** Tells what is different, if anything is. */
async function announceChange(context: Context, payload: PostChange): Promise<void> {
  const { post, before, imagesBefore } = payload;
  const changed = [
    ...Object.keys(changesOf(before, post)),
    ...(imagesBefore === null ? [] : ['attachments']),
  ];
  if (changed.length === 0) return;
  const about = { ...subject(post.id), payload };
  await context.publish(event({ type: 'community_post.updated', ...about, details: { changed } }));
  if (post.status !== before.status) {
    const details = { from: before.status, to: post.status };
    await context.publish(event({ type: 'community_post.status_changed', ...about, details }));
  }
}

/** Does what may change the images of a post. Returns those before; null when they are the same now. */
async function changingImages(
  context: Context,
  id: string,
  work: () => Promise<unknown>,
): Promise<ImageRow[] | null> {
  const read = async () => (await imagesOf(context, 'postId', [id]))(id);
  const before = await read();
  await work();
  return isDeepStrictEqual(before, await read()) ? null : before;
}

/** Takes an image that is about to go from the posts that show it; comments lose it with its row. */
export async function takeFromPosts(context: Context, attachmentId: string): Promise<void> {
  const { tx } = context;
  const isIt = eq(communityImages.attachmentId, attachmentId);
  const shown = await tx
    .selectDistinct({ postId: communityImages.postId })
    .from(communityImages)
    .where(and(isIt, isNotNull(communityImages.postId)))
    .orderBy(communityImages.postId);
  for (const { postId } of shown) {
    if (postId === null) continue;
    const here = and(isIt, eq(communityImages.postId, postId));
    await changeAround(context, postId, () => tx.delete(communityImages).where(here));
  }
}

/** A post that nobody else changes until the transaction ends. */
async function holdPost(context: Context, id: string): Promise<PostRow> {
  const [held] = await context.tx
    .select({ id: communityPosts.id })
    .from(communityPosts)
    .where(eq(communityPosts.id, id))
    .for('update');
  if (held === undefined) throw missing('post', id);
  return readPost(context, id);
}

export async function deletePost(context: Context, id: string): Promise<void> {
  const post = await holdPost(context, id);
  const images = (await imagesOf(context, 'postId', [id]))(id);
  // Comments, votes and the links to images go along, by their foreign keys.
  await context.tx.delete(communityPosts).where(eq(communityPosts.id, id));
  await context.publish(event({ type: 'community_post.deleted', ...subject(id), payload: { post, images } }));
}

export async function addComment(context: Context, postId: string, input: NewComment): Promise<CommentRow> {
  const { tx } = context;
  const author = await authorOf(context, input.customerId);
  // Shared with other comments, but not with whoever locks the post meanwhile.
  const [post] = await tx
    .select({ isLocked: communityPosts.isLocked })
    .from(communityPosts)
    .where(eq(communityPosts.id, postId))
    .for('share');
  if (post === undefined) throw missing('post', postId);
  if (post.isLocked) {
    throw new ApiError(
      'resource_conflict',
      'This post is locked and takes no comments, until the team unlocks it (is_locked).',
    );
  }
  const [comment] = await tx
    .insert(communityComments)
    .values({
      id: context.newId(),
      ...partitionOf(context),
      postId,
      body: input.body,
      ...author,
      createdAt: context.now,
    })
    .returning();
  if (comment === undefined) throw new Error('The insert of a comment returned nothing.');
  await setImages(context, 'commentId', comment.id, input.attachments ?? []);
  const payload = { post: await readPost(context, postId), comment };
  await context.publish(event({ type: 'community_post.commented', ...subject(postId), payload }));
  return comment;
}

/** One vote per customer: a second one changes nothing and is announced to nobody. */
export async function vote(context: Context, postId: string, customerId: string): Promise<PostRow> {
  const { tx } = context;
  await nameOfCustomer(context, customerId);
  const [held] = await tx
    .select({ id: communityPosts.id })
    .from(communityPosts)
    .where(eq(communityPosts.id, postId))
    .for('key share');
  if (held === undefined) throw missing('post', postId);
  const added = await tx
    .insert(communityVotes)
    .values({ ...partitionOf(context), postId, customerId, createdAt: context.now })
    .onConflictDoNothing()
    .returning({ postId: communityVotes.postId });
  const post = await readPost(context, postId);
  if (added.length === 1) {
    const payload = { post, customerId };
    await context.publish(event({ type: 'community_post.voted', ...subject(postId), payload }));
  }
  return post;
}

export const takeBackVote = (context: Context, postId: string, customerId: string): Promise<PostRow> =>
  changeAround(context, postId, () =>
    context.tx
      .delete(communityVotes)
      .where(and(eq(communityVotes.postId, postId), eq(communityVotes.customerId, customerId))),
  );
