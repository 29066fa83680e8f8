import { formatId, parseId } from '@cstar.help/contract';
import { desc, eq } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { attachments, tickets } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { requirePermission } from '../../http/access.ts';
import { addPostImage, requirePost } from '../community/images.ts';
import { changeAround, takeFromPosts } from '../community/operations.ts';
import { missingId, unknownReference } from '../shared/missing.ts';
import { slice } from '../shared/paging.ts';
import { noteAttachment } from './note.ts';
import { type AttachmentRow, linkTo, presentAttachment } from './present.ts';
import { storeImage } from './store.ts';

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
      const { ticketId = null, postId } = body;
      if (ticketId !== null) requirePermission(context.principal, 'manage_tickets');
      const place = { ticketId, postId };
      const row = await storeImage(context, body, {
        owner: { ticketId, memberId: context.principal.memberId, sessionId: null },
        look: (inner) => requirePlace(inner, place, 'look'),
        add: (inner, written) => addRow(inner, written, place),
      });
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
  await noteAttachment(context, 'created', row);
}

async function removeRow(context: Context, id: string): Promise<string> {
  await takeFromPosts(context, id);
  const [row] = await context.tx.delete(attachments).where(eq(attachments.id, id)).returning();
  if (row === undefined) throw missingId('attachment', id);
  if (row.ticketId !== null) requirePermission(context.principal, 'manage_tickets');
  await noteAttachment(context, 'deleted', row);
  return row.storagePath;
}
