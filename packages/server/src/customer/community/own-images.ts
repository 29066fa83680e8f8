import { and, eq, inArray, isNull, notExists } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { attachments, communityImages } from '../../db/schema/index.ts';
import { noteAttachment } from '../../resources/attachments/note.ts';
import { imagesOf } from '../../resources/community/images.ts';
import { inOrder, takeUploads } from '../uploads.ts';

/** Images as the operations of the community take them. */
type Images = { storage_path: string }[];

const pathsOf = (rows: readonly { storagePath: string }[]): Images =>
  rows.map(({ storagePath }) => ({ storage_path: storagePath }));

/** Takes uploads along with a new post or comment, or, beside those that it shows already, with a changed one. */
export async function takeImages(
  context: Context,
  ids: readonly string[],
  shown: readonly { id: string; storagePath: string }[] = [],
): Promise<Images> {
  return pathsOf(inOrder(ids, [...shown, ...(await takeUploads(context, ids))]));
}

/** Does what may take images from an own post or comment, and deletes those of them that nothing shows any more. */
export async function removingImages<Result>(
  context: Context,
  owner: 'postId' | 'commentId',
  id: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = (await imagesOf(context, owner, [id]))(id);
  const result = await work();
  if (before.length === 0) return result;
  const { tx } = context;
  const shown = tx
    .select({ id: communityImages.id })
    .from(communityImages)
    .where(eq(communityImages.attachmentId, attachments.id));
  const gone = await tx
    .delete(attachments)
    .where(
      and(
        inArray(
          attachments.id,
          before.map((image) => image.id),
        ),
        // What the team has uploaded, or got with a ticket, is theirs.
        isNull(attachments.memberId),
        isNull(attachments.ticketId),
        notExists(shown),
      ),
    )
    .returning();
  for (const row of gone) await noteAttachment(context, 'deleted', row);
  return result;
}
