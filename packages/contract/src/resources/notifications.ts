import { z } from 'zod';
import { endpoint, one, page, resource } from '../endpoint.ts';
import { datetime, objectKind } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';
import { booleanQuery, pageParams } from '../shared/query.ts';

const NotificationType = z
  .enum(['ticket_assigned', 'ticket_message', 'mentioned', 'automation', 'one_up'])
  .describe('What a notification is about');

const Notification = z
  .object({
    object: objectKind('notification'),
    id: id('notification').describe('Notification ID (ntf_ prefix)'),
    type: NotificationType,
    title: z.string().describe('Notification title'),
    body: z.string().nullable().describe('Notification body'),
    read: z.boolean().describe('Whether the notification has been read'),
    readAt: datetime().nullable().describe('When it was read'),
    resourceType: z.string().nullable().describe('What kind of object it is about, such as ticket'),
    resourceId: z.string().nullable().describe('The ID of that object'),
    createdAt: datetime().describe('When the notification was created'),
  })
  .describe('Something that a member should know about.');

const UnreadCount = z
  .object({
    object: objectKind('unread_count'),
    count: z.int().describe('Notifications that are not read yet'),
  })
  .describe('How many notifications wait.');

const MarkedRead = z
  .object({ updated: z.int().describe('Notifications that were unread and are read now') })
  .describe('What marking all notifications as read did.');

const NotificationListParams = z
  .object({
    unreadOnly: booleanQuery().optional().describe('Only return unread notifications'),
    ...pageParams(),
  })
  .describe('What `notifications.list` takes.');

export const notifications = resource({
  name: 'notifications',
  title: 'Notifications',
  description: 'What the member behind your key should know about: assignments, answers, mentions, one-ups.',
  schemas: { NotificationType, Notification, UnreadCount, MarkedRead, NotificationListParams },
  endpoints: {
    list: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/notifications',
      summary: 'List the notifications of the member behind the key, newest first.',
      query: NotificationListParams,
      returns: page(Notification),
    }),
    unreadCount: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/notifications/unread-count',
      summary: 'Count the unread notifications of the member behind the key.',
      returns: one(UnreadCount),
    }),
    markAllRead: endpoint({
      method: 'POST',
      path: '/notifications/mark-all-read',
      summary: 'Mark all notifications of the member behind the key as read.',
      returns: one(MarkedRead),
    }),
    markRead: endpoint({
      method: 'POST',
      path: '/notifications/{notificationId}/read',
      summary: 'Mark one notification of the member behind the key as read. Repeating it changes nothing.',
      returns: one(Notification),
    }),
  },
});
