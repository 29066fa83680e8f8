import { and, asc, eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { communityComments } from '../../db/schema/index.ts';
import { audit } from '../../events/audit.ts';
import { missing } from '../shared/missing.ts';
import { slice } from '../shared/paging.ts';
import { imagesOf } from './images.ts';
import { changeAround, readPost } from './operations.ts';
import { type CommentRow, presentComment } from './present.ts';

export async function presentComments(context: Context, rows: readonly CommentRow[]) {
  const images = await imagesOf(
    context,
    'commentId',
    rows.map(({ id }) => id),
  );
  return rows.map((row) => presentComment(row, images(row.id)));
}

/** One page of the comments on a post that the caller may see, oldest first, and how many there are. */
export async function findComments(
  context: Context,
  postId: string,
  query: { page: number; pageSize: number },
): Promise<{ rows: CommentRow[]; total: number }> {
  await readPost(context, postId);
  const where = eq(communityComments.postId, postId);
  const { limit, offset } = slice(query);
  const rows = await context.tx
    .select()
    .from(communityComments)
    .where(where)
    .orderBy(asc(communityComments.createdAt), asc(communityComments.id))
    .limit(limit)
    .offset(offset);
  return { rows, total: await context.tx.$count(communityComments, where) };
}

export async function deleteComment(context: Context, postId: string, commentId: string): Promise<void> {
  await changeAround(context, postId, async () => {
    const gone = await context.tx
      .delete(communityComments)
      .where(and(eq(communityComments.id, commentId), eq(communityComments.postId, postId)))
      .returning({ id: communityComments.id });
    if (gone.length === 0) throw missing('comment', commentId);
  });
  await audit(context, {
    action: 'community_comment.deleted',
    resourceType: 'community_comment',
    resourceId: commentId,
    details: { postId },
  });
}
