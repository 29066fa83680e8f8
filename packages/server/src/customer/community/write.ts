import type { customerContract } from '@cstar.help/contract';
import { and, eq, isNull, ne, or } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { communityComments, communityPosts, communityTopics } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { shorten } from '../../http/shorten.ts';
import { deleteComment } from '../../resources/community/comments.ts';
import { imagesOf } from '../../resources/community/images.ts';
import {
  addComment,
  changePost,
  createPost,
  deletePost,
  readPost,
} from '../../resources/community/operations.ts';
import type { CommentRow, PostRow } from '../../resources/community/present.ts';
import { requireCustomer } from '../require.ts';
import { removingImages, takeImages } from './own-images.ts';
import { findPost } from './read.ts';

// What a customer may write: their own, as long as the team has not locked the post. A deletion never takes along
// what others have written.

type Schemas = typeof customerContract.customerCommunity.schemas;
type NewPost = z.output<Schemas['PublicPostCreateParams']>;
type PostChanges = z.output<Schemas['PublicPostUpdateParams']>;
type NewComment = z.output<Schemas['PublicCommentCreateParams']>;

const own = (context: Context): string => requireCustomer(context).customer.id;

export async function writePost(
  context: Context,
  { topic, topicId, attachments = [], ...post }: NewPost,
): Promise<PostRow> {
  return createPost(context, {
    ...post,
    topicId: await topicOf(context, topic, topicId),
    customerId: own(context),
    attachments: await takeImages(context, attachments),
  });
}

async function topicOf({ tx }: Context, slug: string | undefined, id: string | undefined): Promise<string> {
  if (slug !== undefined && id !== undefined) {
    throw new ApiError('parameter_invalid', 'topic and topicId both name the topic. Give one of them.', {
      param: 'topic',
    });
  }
  if (id !== undefined) return id;
  if (slug === undefined) {
    throw new ApiError(
      'parameter_missing',
      'topic is missing. Give the slug of a topic, from GET …/topics, or its ID as topicId.',
      { param: 'topic' },
    );
  }
  const [found] = await tx
    .select({ id: communityTopics.id })
    .from(communityTopics)
    .where(eq(communityTopics.slug, slug));
  if (found !== undefined) return found.id;
  throw new ApiError(
    'parameter_invalid',
    `topic names no topic: ${shorten(slug)}. Use the slug of an existing one, from GET …/topics.`,
    { param: 'topic' },
  );
}

export async function changeOwnPost(
  context: Context,
  slugOrId: string,
  { attachments, ...changes }: PostChanges,
): Promise<PostRow> {
  const { id } = await holdOwnPost(context, slugOrId);
  return removingImages(context, 'postId', id, async () => {
    const shown = attachments && (await imagesOf(context, 'postId', [id]))(id);
    const images = attachments && (await takeImages(context, attachments, shown));
    return changePost(context, id, { ...changes, ...(images && { attachments: images }) });
  });
}

export async function deleteOwnPost(context: Context, slugOrId: string): Promise<string> {
  const { id } = await holdOwnPost(context, slugOrId);
  const byOthers = or(isNull(communityComments.customerId), ne(communityComments.customerId, own(context)));
  const others = await context.tx.$count(communityComments, and(eq(communityComments.postId, id), byOthers));
  if (others > 0) {
    throw new ApiError(
      'resource_conflict',
      'Others have commented on this post, and their comments would go with it. Change its text instead, or ask the team.',
    );
  }
  await removingImages(context, 'postId', id, () => deletePost(context, id));
  return id;
}

export async function writeComment(
  context: Context,
  slugOrId: string,
  { body, attachments = [] }: NewComment,
): Promise<CommentRow> {
  const post = await findPost(context, slugOrId);
  if (post.isLocked) throw locked('takes no comments');
  const images = await takeImages(context, attachments);
  return addComment(context, post.id, { body, customerId: own(context), attachments: images });
}

export async function deleteOwnComment(context: Context, slugOrId: string, commentId: string): Promise<void> {
  const { tx } = context;
  const post = await holdPost(context, slugOrId, 'share');
  const [comment] = await tx
    .select({ customerId: communityComments.customerId })
    .from(communityComments)
    .where(and(eq(communityComments.id, commentId), eq(communityComments.postId, post.id)));
  if (comment === undefined) {
    throw new ApiError(
      'resource_missing',
      `This post has no comment ${commentId}. It may be deleted already.`,
    );
  }
  if (comment.customerId !== own(context)) throw notYours('comment');
  if (post.isLocked) throw locked('keeps its comments');
  await removingImages(context, 'commentId', commentId, () => deleteComment(context, post.id, commentId));
}

async function holdOwnPost(context: Context, slugOrId: string): Promise<PostRow> {
  const post = await holdPost(context, slugOrId, 'update');
  if (post.customerId !== own(context)) throw notYours('post');
  if (post.isLocked) throw locked('stays as it is');
  return post;
}

/** A post as it stays until the transaction ends: the team may be about to lock it. */
async function holdPost(context: Context, slugOrId: string, lock: 'share' | 'update'): Promise<PostRow> {
  const { id } = await findPost(context, slugOrId);
  await context.tx
    .select({ id: communityPosts.id })
    .from(communityPosts)
    .where(eq(communityPosts.id, id))
    .for(lock);
  return readPost(context, id);
}

const locked = (consequence: string) =>
  new ApiError('resource_conflict', `The team has locked this post: it ${consequence}. Votes still count.`);

const notYours = (what: string) =>
  new ApiError(
    'insufficient_permissions',
    `This ${what} is by somebody else. Only its author may change it.`,
  );
