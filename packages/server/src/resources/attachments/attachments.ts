import { formatId, parseId } from '@cstar.help/contract';
import { desc, eq } from 'drizzle-orm';
import { type Context, type EffectContext, partitionOf } from '../../context.ts';
import { attachments, tickets } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { audit } from '../../events/audit.ts';
import type { Handlers } from '../../handlers.ts';
import { requirePermission } from '../../http/access.ts';
import { Upload } from '../../http/upload.ts';
import { addPostImage, requirePost } from '../community/images.ts';
import { changeAround, takeFromPosts } from '../community/operations.ts';
import { missingId, unknownReference } from '../shared/missing.ts';
import { slice } from '../shared/paging.ts';
import { filenameFor, readImage } from './image.ts';
import { type AttachmentRow, linkTo, presentAttachment } from './present.ts';
import { storageAway } from './storage/away.ts';
import { storageSettings } from './storage/choose.ts';
import type { Storage } from './storage/storage.ts';

export const attachmentHandlers: Handlers<'attachments'> = {
  list: {
    async reach({ query, context }) {
      const where = query.ticketId === undefined ? undefined : eq(attachments.ticketId, query.ticketId);
      const { limit, offset } = slice(query);
      return context.transaction('read', async ({ tx }) => {
        const rows = await tx
          .select()
          .from(attachments)
          .where(where)
          .orderBy(desc(attachments.createdAt), desc(attachments.id))
          .limit(limit)
          .offset(offset);
        const total = await tx.$count(attachments, where);
        return { items: rows.map((row) => presentAttachment(row, context)), total };
      });
    },
  },

  get: {
    async reach({ params: { attachmentId }, context }) {
      const row = await context.transaction('read', async ({ tx }) => {
        const [found] = await tx.select().from(attachments).where(eq(attachments.id, attachmentId));
        return found;
      });
      if (row === undefined) throw missingId('attachment', attachmentId);
      return presentAttachment(row, context);
    },
  },

  create: {
    async reach({ body, context }) {
      const { file, ticketId = null, postId } = body;
      if (ticketId !== null) requirePermission(context.principal, 'manage_tickets');
      if (!(file instanceof Upload)) throw new Error('The form was read without an upload.');
      const name = body.filename ?? file.name;
      const image = readImage({ content: file.content, name, type: file.type });
      const storage = requireStorage(context);
      const place = { ticketId, postId };
      // Before the bytes are stored, for a plain answer; the second transaction looks again.
      await context.transaction('read', (inner) => requirePlace(inner, place, 'look'));
      const id = context.newId();
      const { teamId, environment } = partitionOf(context);
      const row: AttachmentRow = {
        id,
        teamId,
        environment,
        ticketId,
        filename: filenameFor(name, image),
        contentType: image.contentType,
        sizeBytes: file.size,
        width: image.width,
        height: image.height,
        storagePath: `${teamId}/${environment}/${id}.${image.extension}`,
        memberId: context.principal.memberId,
        sessionId: null,
        messageId: null,
        createdAt: context.now,
      };
      await storage.put(row.storagePath, file.content, row.contentType).catch((cause: unknown) => {
        throw storageAway(cause);
      });
      try {
        await context.transaction('write', (inner) => addRow(inner, row, place));
      } catch (error) {
        // The failure of the row is what the caller must hear of, not that of cleaning up.
        await discard(context, storage, row).catch(() => undefined);
        throw error;
      }
      return presentAttachment(row, context);
    },

    // The URL of the first answer may have ended by now.
    again(stored, context) {
      const id = parseId('attachment', stored.id);
      return id === null ? stored : { ...stored, ...linkTo({ ...partitionOf(context), id }, context) };
    },
  },

  delete: {
    async reach({ params: { attachmentId }, context }) {
      const path = await context.transaction('write', (inner) => removeRow(inner, attachmentId));
      // What fails here is done later: the database keeps the paths of removed files.
      await context.services.storage?.delete(path).catch(() => undefined);
      return { deleted: true, id: formatId('attachment', attachmentId) };
    },
  },
};

/** Removes the bytes of a row that was not written: a lost connection leaves open whether it was. */
async function discard(context: EffectContext, storage: Storage, row: AttachmentRow): Promise<void> {
  const written = await context.transaction('read', ({ tx }) =>
    tx.$count(attachments, eq(attachments.id, row.id)),
  );
  if (written === 0) await storage.delete(row.storagePath);
}

interface Place {
  ticketId: string | null;
  postId: string | undefined;
}

/** Makes sure that what the image shall belong to is there, and with `hold` that it stays. */
async function requirePlace(context: Context, { ticketId, postId }: Place, mode: 'look' | 'hold') {
  if (ticketId !== null) {
    const query = context.tx.select({ id: tickets.id }).from(tickets).where(eq(tickets.id, ticketId));
    const [ticket] = await (mode === 'hold' ? query.for('key share') : query);
    if (ticket === undefined) throw unknownReference('ticket', ticketId, 'ticketId');
  }
  if (postId !== undefined) await requirePost(context, postId, mode);
}

async function addRow(context: Context, row: AttachmentRow, place: Place): Promise<void> {
  await requirePlace(context, place, 'hold');
  await context.tx.insert(attachments).values(row);
  const { postId } = place;
  if (postId !== undefined) {
    await changeAround(context, postId, () => addPostImage(context, postId, row.id));
  }
  await note(context, 'created', row);
}

async function removeRow(context: Context, id: string): Promise<string> {
  await takeFromPosts(context, id);
  const [row] = await context.tx.delete(attachments).where(eq(attachments.id, id)).returning();
  if (row === undefined) throw missingId('attachment', id);
  if (row.ticketId !== null) requirePermission(context.principal, 'manage_tickets');
  await note(context, 'deleted', row);
  return row.storagePath;
}

const note = (context: Context, what: 'created' | 'deleted', row: AttachmentRow) =>
  audit(context, {
    action: `attachment.${what}`,
    resourceType: 'attachment',
    resourceId: formatId('attachment', row.id),
    details: { contentType: row.contentType, sizeBytes: row.sizeBytes },
  });

function requireStorage({ services }: EffectContext): Storage {
  if (services.storage !== undefined) return services.storage;
  throw new ApiError(
    'feature_not_configured',
    `This server has no place for files. Start it with ${storageSettings}.`,
  );
}
