// Generated from packages/contract/src/resources/notifications.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** What a notification is about. */
export type NotificationType =
  | 'ticket_assigned'
  | 'ticket_message'
  | 'mentioned'
  | 'automation'
  | 'one_up'
  | (string & {});

/** Something that a member should know about. */
export interface Notification {
  /** Tells the kind of object. */
  object: 'notification';
  /** Notification ID (ntf_ prefix). */
  id: string;
  /** What a notification is about. */
  type: NotificationType;
  /** Notification title. */
  title: string;
  /** Notification body. */
  body: string | null;
  /** Whether the notification has been read. */
  read: boolean;
  /** When it was read. ISO 8601. */
  readAt: string | null;
  /** What kind of object it is about, such as ticket. */
  resourceType: string | null;
  /** The ID of that object. */
  resourceId: string | null;
  /** When the notification was created. ISO 8601. */
  createdAt: string;
}

/** How many notifications wait. */
export interface UnreadCount {
  /** Tells the kind of object. */
  object: 'unread_count';
  /** Notifications that are not read yet. */
  count: number;
}

/** What marking all notifications as read did. */
export interface MarkedRead {
  /** Notifications that were unread and are read now. */
  updated: number;
}

/** What `notifications.list` takes. */
export interface NotificationListParams {
  /** Only return unread notifications. */
  unreadOnly?: boolean | undefined;
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}
