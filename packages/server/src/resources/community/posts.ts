import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { communityPosts, communityTopics } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { slice } from '../shared/paging.ts';
import { matches } from '../shared/search.ts';
import { visiblePosts } from '../shared/visibility.ts';
import { deleteComment, listComments, presentComments } from './comments.ts';
import { imagesOf } from './images.ts';
import {
  addComment,
  changePost,
  createPost,
  deletePost,
  readPost,
  takeBackVote,
  vote,
} from './operations.ts';
import { fieldIds, type PostRow, postColumns, presentPost } from './present.ts';

const newest: SQL[] = [desc(communityPosts.createdAt), desc(communityPosts.id)];

const orders: Record<'recent' | 'votes' | 'comments', SQL[]> = {
  recent: newest,
  votes: [sql`vote_count desc`, ...newest],
  comments: [sql`comment_count desc`, ...newest],
};

export const communityPostHandlers: Handlers<'communityPosts'> = {
  async list({ query, context }) {
    const { tx } = context;
    const topic =
      query.topic === undefined
        ? undefined
        : inArray(
            communityPosts.topicId,
            tx
              .select({ id: communityTopics.id })
              .from(communityTopics)
              .where(eq(communityTopics.slug, query.topic)),
          );
    const where = and(
      topic,
      query.status && eq(communityPosts.status, query.status),
      query.search === undefined ? undefined : matches(communityPosts.search, query.search),
      visiblePosts(context),
    );
    const { limit, offset } = slice(query);
    const rows = await tx
      .select(postColumns)
      .from(communityPosts)
      .where(where)
      .orderBy(...(topic === undefined ? [] : [desc(communityPosts.isPinned)]), ...orders[query.sort])
      .limit(limit)
      .offset(offset);
    const total = await tx.$count(communityPosts, where);
    return { items: await presentPosts(context, rows), total };
  },

  async get({ params, context }) {
    return presentOne(context, await readPost(context, params.postId));
  },

  async create({ body, context }) {
    return presentOne(context, await createPost(context, body));
  },

  async update({ params, body, context }) {
    return presentOne(context, await changePost(context, params.postId, body));
  },

  async delete({ params, context }) {
    await deletePost(context, params.postId);
    return { deleted: true, id: params.postId };
  },

  async vote({ params, body, context }) {
    return presentOne(context, await vote(context, params.postId, body.customerId));
  },

  async unvote({ params, query, context }) {
    return presentOne(context, await takeBackVote(context, params.postId, query.customerId));
  },

  async 'comments.list'({ params, query, context }) {
    return listComments(context, params.postId, query);
  },

  async 'comments.create'({ params, body, context }) {
    const comment = await addComment(context, params.postId, body);
    const [presented] = await presentComments(context, [comment]);
    if (presented === undefined) throw new Error('One comment was presented as none.');
    return presented;
  },

  async 'comments.delete'({ params, context }) {
    await deleteComment(context, params.postId, params.commentId);
    return { deleted: true, id: params.commentId };
  },
};

/** Posts with their images, and with custom fields for those who may see them. */
export async function presentPosts(context: Context, rows: readonly PostRow[]) {
  const images = await imagesOf(
    context,
    'postId',
    rows.map(({ id }) => id),
  );
  const ids = await fieldIds(context);
  return rows.map((row) => presentPost(row, images(row.id), ids));
}

async function presentOne(context: Context, row: PostRow) {
  const [post] = await presentPosts(context, [row]);
  if (post === undefined) throw new Error('One post was presented as none.');
  return post;
}
