import { asc, count, eq, inArray } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { attachments, communityImages, communityPosts } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { requirePermission } from '../../http/access.ts';
import { missing } from '../shared/missing.ts';
import type { ShownImage } from './present.ts';

type Owner = 'postId' | 'commentId';

/** What a post can show. */
const maxPostImages = 10;

/** The images of posts or comments, in their order. */
export async function imagesOf(
  { tx }: Context,
  owner: Owner,
  ids: readonly string[],
): Promise<(id: string) => ShownImage[]> {
  if (ids.length === 0) return () => [];
  const rows = await tx
    .select({
      owner: communityImages[owner],
      image: {
        id: attachments.id,
        filename: attachments.filename,
        contentType: attachments.contentType,
        sizeBytes: attachments.sizeBytes,
        storagePath: attachments.storagePath,
        teamId: attachments.teamId,
        environment: attachments.environment,
        width: attachments.width,
        height: attachments.height,
      },
    })
    .from(communityImages)
    .innerJoin(attachments, eq(attachments.id, communityImages.attachmentId))
    .where(inArray(communityImages[owner], [...ids]))
    .orderBy(asc(communityImages.position), asc(communityImages.id));
  return (id) => rows.filter((row) => row.owner === id).map(({ image }) => image);
}

/**
 * Replaces the images of a post or comment by uploaded ones, named by their storage paths. What was
 * sent with a ticket is private: only who manages tickets may show it here.
 */
export async function setImages(
  context: Context,
  owner: Owner,
  id: string,
  given: readonly { storage_path: string }[],
): Promise<void> {
  const { tx } = context;
  const before = await tx
    .delete(communityImages)
    .where(eq(communityImages[owner], id))
    .returning({ id: communityImages.attachmentId });
  if (given.length === 0) return;
  const paths = given.map(({ storage_path: path }) => path);
  const found = await tx
    .select({ id: attachments.id, path: attachments.storagePath, ticketId: attachments.ticketId })
    .from(attachments)
    .where(inArray(attachments.storagePath, paths))
    .for('key share');
  const shown = new Set(before.map((image) => image.id));
  if (found.some((image) => image.ticketId !== null && !shown.has(image.id))) {
    requirePermission(context.principal, 'manage_tickets');
  }
  const byPath = new Map(found.map((row) => [row.path, row.id]));
  const rows = paths.map((path, position) => {
    const attachmentId = byPath.get(path);
    const param = `attachments.${position}.storage_path`;
    if (attachmentId === undefined) {
      throw new ApiError(
        'parameter_invalid',
        `${param} names no uploaded image. Upload it with POST /api/v1/teams/{teamId}/attachments and send the storagePath of the answer.`,
        { param },
      );
    }
    if (paths.indexOf(path) !== position) {
      throw new ApiError('parameter_invalid', `${param} names an image a second time. Name it once.`, {
        param,
      });
    }
    return { id: context.newId(), ...partitionOf(context), [owner]: id, attachmentId, position };
  });
  await tx.insert(communityImages).values(rows);
}

/** Makes sure that a post is there; with `hold` it stays, and its images are changed by nobody else. */
export async function requirePost({ tx }: Context, id: string, mode: 'look' | 'hold'): Promise<void> {
  const query = tx.select({ id: communityPosts.id }).from(communityPosts).where(eq(communityPosts.id, id));
  const [post] = await (mode === 'hold' ? query.for('no key update') : query);
  if (post === undefined) throw missing('post', id);
}

/** Shows one more image on a post that is held. */
export async function addPostImage(context: Context, postId: string, attachmentId: string): Promise<void> {
  const { tx } = context;
  const [found] = await tx
    .select({ images: count() })
    .from(communityImages)
    .where(eq(communityImages.postId, postId));
  const position = found?.images ?? 0;
  if (position >= maxPostImages) {
    throw new ApiError(
      'resource_conflict',
      `This post shows ${position} images already, and at most ${maxPostImages} are allowed. Remove one first.`,
      { param: 'postId' },
    );
  }
  await tx
    .insert(communityImages)
    .values({ id: context.newId(), ...partitionOf(context), postId, attachmentId, position });
}
