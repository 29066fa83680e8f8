import type { EffectContext } from '../../context.ts';
import { findComments } from '../../resources/community/comments.ts';
import { findPosts } from '../../resources/community/find-posts.ts';
import { takeBackVote, vote } from '../../resources/community/operations.ts';
import type { CustomerHandlers } from '../handlers.ts';
import { requireCustomer } from '../require.ts';
import { presentUpload, renewUpload, storeUpload } from '../uploads.ts';
import { type Post, presentComments, presentPost, presentPosts } from './present.ts';
import { findPost, listTopics } from './read.ts';
import { changeOwnPost, deleteOwnComment, deleteOwnPost, writeComment, writePost } from './write.ts';

// Images are shown by URLs that are signed outside of transactions, so that most of this works around one.

type PostQuery = Parameters<typeof findPosts>[1];

const listPosts = (context: EffectContext, query: PostQuery) =>
  context.transaction('read', async (inner) => {
    const { rows, total } = await findPosts(inner, query);
    return { items: await presentPosts(inner, rows, context), total };
  });

const ownId = (context: EffectContext): string => requireCustomer(context).customer.id;

const again = <Stored extends Pick<Post, 'attachments'>>(stored: Stored, context: EffectContext): Stored => ({
  ...stored,
  attachments: stored.attachments.map((image) => renewUpload(image, context)),
});

export const communityHandlers: CustomerHandlers<'customerCommunity'> = {
  topics: ({ context }) => listTopics(context),

  posts: {
    reach({ query: { mine, ...query }, context }) {
      return listPosts(context, { ...query, ...(mine && { customerId: ownId(context) }) });
    },
  },

  myPosts: {
    reach({ query, context }) {
      return listPosts(context, { ...query, customerId: ownId(context) });
    },
  },

  post: {
    reach({ params, context }) {
      return context.transaction('read', async (inner) =>
        presentPost(inner, await findPost(inner, params.slugOrId), context),
      );
    },
  },

  createPost: {
    reach({ body, context }) {
      return context.transaction('write', async (inner) =>
        presentPost(inner, await writePost(inner, body), context),
      );
    },
    again,
  },

  updatePost: {
    reach({ params, body, context }) {
      return context.transaction('write', async (inner) =>
        presentPost(inner, await changeOwnPost(inner, params.slugOrId, body), context),
      );
    },
    again,
  },

  async deletePost({ params, context }) {
    return { deleted: true, id: await deleteOwnPost(context, params.slugOrId) };
  },

  vote: {
    reach({ params, context }) {
      return context.transaction('write', async (inner) => {
        const { id } = await findPost(inner, params.slugOrId);
        return presentPost(inner, await vote(inner, id, ownId(context)), context);
      });
    },
    again,
  },

  unvote: {
    reach({ params, context }) {
      return context.transaction('write', async (inner) => {
        const { id } = await findPost(inner, params.slugOrId);
        return presentPost(inner, await takeBackVote(inner, id, ownId(context)), context);
      });
    },
    again,
  },

  comments: {
    reach({ params, query, context }) {
      return context.transaction('read', async (inner) => {
        const { id } = await findPost(inner, params.slugOrId);
        const { rows, total } = await findComments(inner, id, query);
        return { items: await presentComments(inner, rows, context), total };
      });
    },
  },

  createComment: {
    reach({ params, body, context }) {
      return context.transaction('write', async (inner) => {
        const row = await writeComment(inner, params.slugOrId, body);
        const [comment] = await presentComments(inner, [row], context);
        if (comment === undefined) throw new Error('One comment was presented as none.');
        return comment;
      });
    },
    again,
  },

  async deleteComment({ params, context }) {
    await deleteOwnComment(context, params.slugOrId, params.commentId);
    return { deleted: true, id: params.commentId };
  },

  'attachments.upload': {
    async reach({ body, context }) {
      return presentUpload(await storeUpload(context, body), context);
    },
    again: renewUpload,
  },
};
