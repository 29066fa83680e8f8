import { type customerContract, formatId } from '@cstar.help/contract';
import { and, asc, count, desc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import type { EffectContext } from '../../context.ts';
import type { Transaction } from '../../db/database.ts';
import { attachments, messages, ticketReads } from '../../db/schema/index.ts';
import type { AttachmentRow } from '../../resources/attachments/present.ts';
import { iso, isoOrNull } from '../../resources/shared/paging.ts';
import { type MessageRow, messageColumns, type TicketRow } from '../../resources/tickets/present.ts';
import { presentUpload, renewUpload } from '../uploads.ts';
import { isForCustomers } from './own-tickets.ts';

type Schemas = typeof customerContract.customerChat.schemas;
type ChatMessage = z.input<Schemas['ChatMessage']>;
type ChatStreamedMessage = z.input<Schemas['ChatStreamedMessage']>;
type ChatTicket = z.input<Schemas['ChatTicket']>;

/** What signs the URLs of images. */
export type Linker = Pick<EffectContext, 'services' | 'origin' | 'now'>;

/** A message with its images. */
export interface FullMessage extends MessageRow {
  images: readonly AttachmentRow[];
}

/** A message, and the one before it that customers see. */
export interface FollowingMessage extends FullMessage {
  previousId: string | null;
}

/** A ticket with what customers see of its thread. */
export interface FullTicket extends TicketRow {
  visibleCount: number;
  unreadCount: number;
  lastMessage: FullMessage | null;
}

/** Adds their images to messages. */
export async function withImages<Row extends MessageRow>(
  tx: Transaction,
  rows: readonly Row[],
): Promise<(Row & FullMessage)[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const images = await tx
    .select()
    .from(attachments)
    .where(inArray(attachments.messageId, ids))
    .orderBy(asc(attachments.createdAt), asc(attachments.id));
  return rows.map((row) => ({ ...row, images: images.filter(({ messageId }) => messageId === row.id) }));
}

/** Adds to tickets what customers see of their threads. */
export async function withThreads(tx: Transaction, rows: readonly TicketRow[]): Promise<FullTicket[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const visible = and(inArray(messages.ticketId, ids), isForCustomers());
  const read = alias(messages, 'read');
  const isUnread = and(
    ne(messages.sender, 'customer'),
    or(
      sql`${read.id} is null`,
      sql`(${messages.createdAt}, ${messages.id}) > (${read.createdAt}, ${read.id})`,
    ),
  );
  const counts = await tx
    .select({
      ticketId: messages.ticketId,
      visibleCount: count(),
      unreadCount: sql<number>`(count(*) filter (where ${isUnread}))::int`,
    })
    .from(messages)
    .leftJoin(ticketReads, eq(ticketReads.ticketId, messages.ticketId))
    .leftJoin(read, eq(read.id, ticketReads.messageId))
    .where(visible)
    .groupBy(messages.ticketId);
  const newest = await tx
    .selectDistinctOn([messages.ticketId], messageColumns)
    .from(messages)
    .where(visible)
    .orderBy(messages.ticketId, desc(messages.createdAt), desc(messages.id));
  const countOf = new Map(counts.map((row) => [row.ticketId, row]));
  const lastOf = new Map((await withImages(tx, newest)).map((row) => [row.ticketId, row]));
  return rows.map((row) => ({
    ...row,
    visibleCount: countOf.get(row.id)?.visibleCount ?? 0,
    unreadCount: countOf.get(row.id)?.unreadCount ?? 0,
    lastMessage: lastOf.get(row.id) ?? null,
  }));
}

export const presentMessage = (row: FullMessage, linker: Linker): ChatMessage => ({
  object: 'message',
  id: formatId('message', row.id),
  ticket_id: formatId('ticket', row.ticketId),
  sender: row.sender,
  sender_name: row.senderName,
  content: row.content,
  attachments: row.images.map((image) => presentUpload(image, linker)),
  created_at: iso(row.createdAt),
});

export const presentFollowing = (row: FollowingMessage, linker: Linker): ChatStreamedMessage => ({
  ...presentMessage(row, linker),
  previous_id: row.previousId && formatId('message', row.previousId),
});

export const presentTicket = (row: FullTicket, linker: Linker): ChatTicket => ({
  object: 'ticket',
  id: formatId('ticket', row.id),
  title: row.title,
  status: row.status,
  priority: row.priority,
  created_at: iso(row.createdAt),
  updated_at: iso(lastSeenChange(row)),
  closed_at: isoOrNull(row.closedAt),
  message_count: row.visibleCount,
  unread_count: row.unreadCount,
  last_message: row.lastMessage && presentMessage(row.lastMessage, linker),
});

/** Not `updatedAt`, which would tell of internal notes. */
function lastSeenChange({ createdAt, resolvedAt, closedAt, lastMessage }: FullTicket): Date {
  const moments = [createdAt, resolvedAt, closedAt, lastMessage?.createdAt];
  return new Date(Math.max(...moments.map((moment) => moment?.getTime() ?? 0)));
}

/** The message of an earlier answer, whose images may have URLs that ended by now. */
export const renewMessage = (stored: ChatMessage, context: EffectContext): ChatMessage => ({
  ...stored,
  attachments: stored.attachments.map((image) => renewUpload(image, context)),
});

/** The same for a ticket with its newest message. */
export const renewTicket = (stored: ChatTicket, context: EffectContext): ChatTicket => ({
  ...stored,
  last_message: stored.last_message && renewMessage(stored.last_message, context),
});
