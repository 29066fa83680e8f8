import { type customerContract, formatId } from '@cstar.help/contract';
import { and, eq, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context, EffectContext } from '../context.ts';
import { attachments, customerSessions } from '../db/schema/index.ts';
import { ApiError } from '../errors.ts';
import { noteAttachment } from '../resources/attachments/note.ts';
import { type AttachmentRow, linkTo } from '../resources/attachments/present.ts';
import { type ImageForm, storeImage } from '../resources/attachments/store.ts';
import { requireCaller } from './require.ts';

// An image is uploaded first and belongs to its session; what is written later takes it along, once.

/** Images that one session may have uploaded and not yet taken along. */
export const maxUnsentImages = 20;

/** Stores the image of a form for the session of the caller. */
export const storeUpload = (context: EffectContext, form: ImageForm): Promise<AttachmentRow> => {
  const { sessionId } = requireCaller(context);
  return storeImage(context, form, {
    owner: { ticketId: null, memberId: null, sessionId },
    look: (inner) => requireRoom(inner, sessionId),
    async add(inner, row) {
      // With this lock, uploads of one session that come at the same time are counted one by one.
      await inner.tx
        .select({ id: customerSessions.id })
        .from(customerSessions)
        .where(eq(customerSessions.id, sessionId))
        .for('no key update');
      await requireRoom(inner, sessionId);
      await inner.tx.insert(attachments).values(row);
      await noteAttachment(inner, 'created', row);
    },
  });
};

async function requireRoom({ tx }: Context, sessionId: string): Promise<void> {
  const unsent = await tx.$count(attachments, eq(attachments.sessionId, sessionId));
  if (unsent < maxUnsentImages) return;
  throw new ApiError(
    'resource_conflict',
    `${unsent} images were uploaded and not yet sent, and no more are kept. Send some of them first.`,
    { param: 'file' },
  );
}

/**
 * Takes uploaded images along with what is written now. They are then the session's no more, so that none is sent
 * twice; a transaction that fails gives them back.
 *
 * @param ids UUIDs, as the contract has read them from `param`.
 * @param place What they belong to from now on, where it is a ticket.
 * @returns Their rows in the order of `ids`.
 * @throws ApiError for an image that this session has not uploaded, or has sent already.
 */
export async function claimUploads(
  context: Context,
  ids: readonly string[],
  place: Partial<Pick<AttachmentRow, 'ticketId' | 'messageId'>> = {},
  param = 'attachments',
): Promise<AttachmentRow[]> {
  if (ids.length === 0) return [];
  const { sessionId } = requireCaller(context);
  const claimed = await context.tx
    .update(attachments)
    .set({ sessionId: null, ...place })
    .where(and(inArray(attachments.id, [...ids]), eq(attachments.sessionId, sessionId)))
    .returning();
  const byId = new Map(claimed.map((row) => [row.id, row]));
  return ids.map((id, index) => {
    const row = byId.get(id);
    // Whatever is named a second time is not there any more.
    byId.delete(id);
    if (row !== undefined) return row;
    throw new ApiError(
      'parameter_invalid',
      `${param}.${index} names no image that you have uploaded and not yet sent: ${formatId('attachment', id)}. Upload it, then send its ID once.`,
      { param: `${param}.${index}` },
    );
  });
}

type Image = z.input<typeof customerContract.customerCommunity.schemas.PublicImage>;

/** What an image is shown by; events and lists know no more of it. */
export type ShownImage = Pick<
  AttachmentRow,
  'id' | 'teamId' | 'environment' | 'filename' | 'contentType' | 'sizeBytes' | 'width' | 'height'
>;

/** An image as customers see it, with a download URL that is signed now. */
export const presentUpload = (
  row: ShownImage,
  linker: Pick<EffectContext, 'services' | 'origin' | 'now'>,
): Image => ({
  id: formatId('attachment', row.id),
  filename: row.filename,
  content_type: row.contentType,
  size_bytes: row.sizeBytes,
  width: row.width,
  height: row.height,
  url: linkTo(row, linker).url,
});
