import type { Context } from '../../context.ts';
import type { Handlers } from '../../handlers.ts';
import { deleteComment, findComments, presentComments } from './comments.ts';
import { findPosts } from './find-posts.ts';
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
import { fieldIds, type PostRow, presentPost } from './present.ts';

export const communityPostHandlers: Handlers<'communityPosts'> = {
  async list({ query, context }) {
    const { rows, total } = await findPosts(context, query);
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
    const { rows, total } = await findComments(context, params.postId, query);
    return { items: await presentComments(context, rows), total };
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
