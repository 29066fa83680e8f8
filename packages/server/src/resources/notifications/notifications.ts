import { type contract, formatId } from '@cstar.help/contract';
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { notifications } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { missingId } from '../shared/missing.ts';
import { iso, isoOrNull, slice } from '../shared/paging.ts';

type NotificationRow = typeof notifications.$inferSelect;
type Notification = z.input<typeof contract.notifications.schemas.Notification>;

export const notificationHandlers: Handlers<'notifications'> = {
  async list({ query, context }) {
    const { tx } = context;
    const where = query.unreadOnly ? unread(context) : mine(context);
    const { limit, offset } = slice(query);
    const rows = await tx
      .select()
      .from(notifications)
      .where(where)
      .orderBy(desc(notifications.createdAt), desc(notifications.id))
      .limit(limit)
      .offset(offset);
    return { items: rows.map(present), total: await tx.$count(notifications, where) };
  },

  async unreadCount({ context }) {
    return { object: 'unread_count', count: await context.tx.$count(notifications, unread(context)) };
  },

  async markAllRead({ context }) {
    const read = await context.tx
      .update(notifications)
      .set({ readAt: context.now })
      .where(unread(context))
      .returning({ id: notifications.id });
    return { updated: read.length };
  },

  async markRead({ params, context }) {
    const row = await markRead(context, params.notificationId);
    if (row === undefined) throw missingId('notification', params.notificationId);
    return present(row);
  },
};

/** Notes that the member behind the key has read one of theirs; the first time counts. */
export async function markRead(context: Context, id: string): Promise<NotificationRow | undefined> {
  const [row] = await context.tx
    .update(notifications)
    .set({ readAt: sql`coalesce(${notifications.readAt}, ${context.now.toISOString()}::timestamptz)` })
    .where(and(mine(context), eq(notifications.id, id)))
    .returning();
  return row;
}

/** What is for the member behind the key: nobody reads what is for others. */
export const mine = ({ principal }: Context): SQL => eq(notifications.memberId, principal.memberId);

export const unread = (context: Context): SQL | undefined => and(mine(context), isNull(notifications.readAt));

const present = (row: NotificationRow): Notification => ({
  object: 'notification',
  id: formatId('notification', row.id),
  type: row.type,
  title: row.title,
  body: row.body,
  read: row.readAt !== null,
  readAt: isoOrNull(row.readAt),
  resourceType: row.resourceType,
  resourceId: row.resourceId,
  createdAt: iso(row.createdAt),
});
