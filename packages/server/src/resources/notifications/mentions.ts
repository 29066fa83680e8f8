import { type contract, formatId } from '@cstar.help/contract';
import { and, desc, eq, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { mentions, notifications, tickets } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { missingId } from '../shared/missing.ts';
import { iso, slice } from '../shared/paging.ts';
import { markRead, mine, unread } from './notifications.ts';

type Mention = z.input<typeof contract.mentions.schemas.Mention>;

export const mentionHandlers: Handlers<'mentions'> = {
  async list({ query, context }) {
    const where = query.unreadOnly ? unread(context) : mine(context);
    const rows = await selectMentions(context, where, slice(query));
    const isMention = eq(mentions.id, notifications.id);
    const counted = context.tx.select().from(mentions).innerJoin(notifications, isMention).where(where);
    return { items: rows, total: await context.tx.$count(counted.as('counted')) };
  },

  async markRead({ params, context }) {
    const id = params.mentionId;
    const find = async () => {
      const found = await selectMentions(context, and(mine(context), eq(mentions.id, id)), {
        limit: 1,
        offset: 0,
      });
      if (found[0] === undefined) throw missingId('mention', id);
      return found[0];
    };
    // Before the change: the ID of a notification that is no mention names nothing here.
    await find();
    await markRead(context, id);
    return find();
  },
};

async function selectMentions(
  { tx }: Context,
  where: SQL | undefined,
  { limit, offset }: { limit: number; offset: number },
): Promise<Mention[]> {
  const rows = await tx
    .select({
      mention: mentions,
      ticketTitle: tickets.title,
      readAt: notifications.readAt,
      createdAt: notifications.createdAt,
    })
    .from(mentions)
    .innerJoin(notifications, eq(mentions.id, notifications.id))
    .innerJoin(tickets, eq(mentions.ticketId, tickets.id))
    .where(where)
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .limit(limit)
    .offset(offset);
  return rows.map(({ mention, ticketTitle, readAt, createdAt }) => ({
    object: 'mention',
    id: formatId('mention', mention.id),
    ticketId: formatId('ticket', mention.ticketId),
    ticketTitle,
    messageId: mention.messageId && formatId('message', mention.messageId),
    excerpt: mention.excerpt,
    mentionedBy: mention.mentionedBy && formatId('member', mention.mentionedBy),
    mentionedByName: mention.mentionedByName,
    read: readAt !== null,
    createdAt: iso(createdAt),
  }));
}
