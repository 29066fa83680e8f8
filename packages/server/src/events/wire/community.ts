import { formatId } from '@cstar.help/contract';
import type { Context } from '../../context.ts';
import { presentComments } from '../../resources/community/comments.ts';
import { imagesOf } from '../../resources/community/images.ts';
import { fieldIds, type ImageRow, type PostRow, presentPost } from '../../resources/community/present.ts';
import type { PostChange } from '../events.ts';
import { changesBetween } from './changes.ts';
import { type PresentAll, seeingAll } from './present.ts';

const imagesNow = async (context: Context, { id }: PostRow): Promise<ImageRow[]> =>
  (await imagesOf(context, 'postId', [id]))(id);

// Posts and comments are in snake_case already.
const wirePost = async (context: Context, row: PostRow, images?: readonly ImageRow[]) =>
  presentPost(row, images ?? (await imagesNow(context, row)), await fieldIds(seeingAll(context)));

const aboutPost = async (context: Context, { post }: { post: PostRow }) => ({
  post: await wirePost(context, post),
});

async function changedPost(context: Context, { post: row, before, imagesBefore }: PostChange) {
  const images = await imagesNow(context, row);
  const post = await wirePost(context, row, images);
  return { post, changes: changesBetween(await wirePost(context, before, imagesBefore ?? images), post) };
}

export const communityPostEvents: PresentAll<'community_post'> = {
  'community_post.created': aboutPost,
  'community_post.updated': changedPost,
  'community_post.status_changed': changedPost,
  async 'community_post.commented'(context, { post, comment: row }) {
    const [comment] = await presentComments(context, [row]);
    if (comment === undefined) throw new Error('One comment was presented as none.');
    return { ...(await aboutPost(context, { post })), comment };
  },
  'community_post.deleted': async (context, { post, images }) => ({
    post: await wirePost(context, post, images),
  }),
  'community_post.voted': async (context, { post, customerId }) => ({
    ...(await aboutPost(context, { post })),
    customer_id: formatId('customer', customerId),
  }),
};
