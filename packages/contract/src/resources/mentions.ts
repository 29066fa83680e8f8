import { z } from 'zod';
import { endpoint, one, page, resource } from '../endpoint.ts';
import { datetime, objectKind } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';
import { booleanQuery, pageParams } from '../shared/query.ts';

const Mention = z
  .object({
    object: objectKind('mention'),
    id: id('mention').describe('Mention ID (mnt_ prefix)'),
    ticketId: id('ticket').describe('The ticket in which it stands (tkt_ prefix)'),
    ticketTitle: z.string().describe('The title of that ticket'),
    messageId: id('message')
      .nullable()
      .describe('The message (msg_ prefix); null when the mention stands in the notes of the ticket'),
    excerpt: z.string().describe('The text around the mention'),
    mentionedBy: id('member')
      .nullable()
      .describe('The member who wrote it (mem_ prefix); null when it was no member'),
    mentionedByName: z.string().describe('The name of who wrote it'),
    read: z.boolean().describe('Whether the mention has been read'),
    createdAt: datetime().describe('When the mention was written'),
  })
  .describe('A place where a member was mentioned.');

const MentionListParams = z
  .object({
    unreadOnly: booleanQuery().optional().describe('Only return unread mentions'),
    ...pageParams(),
  })
  .describe('What `mentions.list` takes.');

export const mentions = resource({
  name: 'mentions',
  title: 'Mentions',
  description:
    'Where the member behind your key was mentioned, as `@Name`, `@jane@team.com` or `@[mem_…]`, in messages of agents, internal messages and notes of tickets. Each mention is a notification as well: reading one reads the other.',
  schemas: { Mention, MentionListParams },
  endpoints: {
    list: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/mentions',
      summary: 'List the mentions of the member behind the key, newest first.',
      query: MentionListParams,
      returns: page(Mention),
    }),
    markRead: endpoint({
      method: 'POST',
      path: '/mentions/{mentionId}/read',
      summary: 'Mark one mention, and its notification, as read. Repeating it changes nothing.',
      returns: one(Mention),
    }),
  },
});
