import { eq } from 'drizzle-orm';
import { type Context, type EffectContext, partitionOf } from '../../context.ts';
import { attachments } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { Upload } from '../../http/upload.ts';
import { filenameFor, readImage } from './image.ts';
import type { AttachmentRow } from './present.ts';
import { storageAway } from './storage/away.ts';
import { storageSettings } from './storage/choose.ts';
import type { Storage } from './storage/storage.ts';

/** A form with an image, as the contract has read it. */
export interface ImageForm {
  file: unknown;
  filename?: string | undefined;
}

interface Storing {
  /** Who uploads, and what the image belongs to. */
  owner: Pick<AttachmentRow, 'ticketId' | 'memberId' | 'sessionId'>;
  /** Refuses what cannot be, before bytes are stored: for a plain answer. */
  look(context: Context): Promise<unknown>;
  /** Writes the row, and looks again: what was there may have gone meanwhile. */
  add(context: Context, row: AttachmentRow): Promise<unknown>;
}

/** Checks an uploaded image, stores its bytes, then its row. Without a row, no bytes stay. */
export async function storeImage(
  context: EffectContext,
  { file, filename }: ImageForm,
  { owner, look, add }: Storing,
): Promise<AttachmentRow> {
  if (!(file instanceof Upload)) throw new Error('The form was read without an upload.');
  const name = filename ?? file.name;
  const image = readImage({ content: file.content, name, type: file.type });
  const storage = requireStorage(context);
  await context.transaction('read', look);
  const id = context.newId();
  const { teamId, environment } = partitionOf(context);
  const row: AttachmentRow = {
    id,
    teamId,
    environment,
    filename: filenameFor(name, image),
    contentType: image.contentType,
    sizeBytes: file.size,
    width: image.width,
    height: image.height,
    storagePath: `${teamId}/${environment}/${id}.${image.extension}`,
    ...owner,
    messageId: null,
    createdAt: context.now,
  };
  await storage.put(row.storagePath, file.content, row.contentType).catch((cause: unknown) => {
    throw storageAway(cause);
  });
  try {
    await context.transaction('write', (inner) => add(inner, row));
  } catch (error) {
    // The failure of the row is what the caller must hear of, not that of cleaning up.
    await discard(context, storage, row).catch(() => undefined);
    throw error;
  }
  return row;
}

/** Removes the bytes of a row that was not written: a lost connection leaves open whether it was. */
async function discard(context: EffectContext, storage: Storage, row: AttachmentRow): Promise<void> {
  const written = await context.transaction('read', ({ tx }) =>
    tx.$count(attachments, eq(attachments.id, row.id)),
  );
  if (written === 0) await storage.delete(row.storagePath);
}

function requireStorage({ services }: EffectContext): Storage {
  if (services.storage !== undefined) return services.storage;
  throw new ApiError(
    'feature_not_configured',
    `This server has no place for files. Start it with ${storageSettings}.`,
  );
}
