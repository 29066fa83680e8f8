import { type customerContract, formatId, parseId } from '@cstar.help/contract';
import { and, eq, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import { type Context, type EffectContext, partitionOf } from '../context.ts';
import { attachments } from '../db/schema/index.ts';
import { ApiError } from '../errors.ts';
import { noteAttachment } from '../resources/attachments/note.ts';
import { type AttachmentRow, linkTo } from '../resources/attachments/present.ts';
import { type ImageForm, storeImage } from '../resources/attachments/store.ts';
import { countOne, isNameless, isOver, tooMany, whereFrom } from './count.ts';
import { holdSession } from './hold-session.ts';
import { requireCaller } from './require.ts';

// An image is uploaded first and belongs to its session; what is written later takes it along, once.

/** In seconds. */
const day = 24 * 60 * 60;

/** Stores the image of a form for the session of the caller. */
export async function storeUpload(context: EffectContext, form: ImageForm): Promise<AttachmentRow> {
  const caller = requireCaller(context);
  const { sessionId } = caller;
  const { unsentImages } = context.services.customerLimits;
  if (isNameless(context)) await countImage(context);
  return storeImage(context, form, {
    owner: { ticketId: null, memberId: null, sessionId },
    look: (inner) => requireRoom(inner, sessionId, unsentImages),
    async add(inner, row) {
      // With this lock, uploads of one session that come at the same time are counted one by one.
      await holdSession(inner, caller, 'no key update');
      await requireRoom(inner, sessionId, unsentImages);
      await inner.tx.insert(attachments).values(row);
      await noteAttachment(inner, 'created', row);
    },
  });
}

/** A session more costs a visitor nothing, so that their images count against the address. */
async function countImage(context: EffectContext): Promise<void> {
  const { rateCounter, customerLimits } = context.services;
  const limit = customerLimits.visitorImagesPerAddress;
  const image = { what: 'uploads', who: whereFrom(context), limit, seconds: day };
  const standing = await countOne(rateCounter, context, image);
  if (isOver(standing))
    throw tooMany(standing, `Visitors behind one address may upload ${limit} images a day.`);
}

async function requireRoom({ tx }: Context, sessionId: string, max: number): Promise<void> {
  const unsent = await tx.$count(attachments, eq(attachments.sessionId, sessionId));
  if (unsent < max) return;
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
 * @param ids UUIDs, as the contract has read them from `attachments`.
 * @param place What they belong to from now on, where it is a ticket.
 * @returns Their rows in the order of `ids`.
 * @throws ApiError for an image that this session has not uploaded, or has sent already.
 */
export const claimUploads = async (
  context: Context,
  ids: readonly string[],
  place: Partial<Pick<AttachmentRow, 'ticketId' | 'messageId'>> = {},
): Promise<AttachmentRow[]> => inOrder(ids, await takeUploads(context, ids, place));

/** Those of the images that this session has uploaded and not yet sent. They are then the session's no more. */
export const takeUploads = async (
  context: Context,
  ids: readonly string[],
  place: Partial<Pick<AttachmentRow, 'ticketId' | 'messageId'>> = {},
): Promise<AttachmentRow[]> =>
  ids.length === 0
    ? []
    : context.tx
        .update(attachments)
        .set({ sessionId: null, ...place })
        .where(
          and(inArray(attachments.id, [...ids]), eq(attachments.sessionId, requireCaller(context).sessionId)),
        )
        .returning();

/** The images with these IDs, each once. */
export function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id, index) => {
    const row = byId.get(id);
    // Whatever is named a second time is not there any more.
    byId.delete(id);
    if (row !== undefined) return row;
    const param = `attachments.${index}`;
    throw new ApiError(
      'parameter_invalid',
      `${param} names no image that you have uploaded and not yet sent: ${formatId('attachment', id)}. Upload it, then send its ID once.`,
      { param },
    );
  });
}

type Image = z.input<typeof customerContract.customerCommunity.schemas.PublicImage>;

/** What an image is shown by; events and lists know no more of it. */
type ShownImage = Pick<
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

/** The image of an earlier answer, whose URL may have ended by now. */
export function renewUpload(image: Image, context: EffectContext): Image {
  const id = parseId('attachment', image.id);
  if (id === null) return image;
  return { ...image, url: linkTo({ ...partitionOf(context), id }, context).url };
}
