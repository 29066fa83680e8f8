import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type { MarkedRead, Notification, NotificationListParams, UnreadCount } from '../types/index.ts';

/** What the member behind the key should know about: `cstar.notifications`. */
export class Notifications extends Resource {
  /**
   * Lists the notifications of the member behind the key, newest first. Needs a secret key.
   *
   * @param params `unreadOnly`, `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarPermissionError when the key is publishable
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/notifications
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * for await (const news of new CStarClient().notifications.list({ unreadOnly: true })) {
   *   console.log(news.type, news.title);
   * }
   * ```
   */
  list(params?: NotificationListParams, options?: RequestOptions): PagePromise<Notification> {
    return this.transport.list(path`notifications`, params, options);
  }

  /**
   * Counts the unread notifications of the member behind the key. Needs a secret key.
   *
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/notifications/unread-count
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { count } = await new CStarClient().notifications.unreadCount();
   * console.log(count);
   * ```
   */
  unreadCount(options?: RequestOptions): CStarPromise<UnreadCount> {
    return this.transport.get(path`notifications/unread-count`, options);
  }

  /**
   * Marks all notifications of the member behind the key as read, and tells how many were not.
   *
   * @throws CStarPermissionError when the key is publishable
   * @endpoint POST /api/v1/teams/{teamId}/notifications/mark-all-read
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { updated } = await new CStarClient().notifications.markAllRead();
   * console.log(updated);
   * ```
   */
  markAllRead(options?: RequestOptions): CStarPromise<MarkedRead> {
    return this.transport.post(path`notifications/mark-all-read`, undefined, options);
  }

  /**
   * Marks one notification of the member behind the key as read. Repeating it changes nothing.
   *
   * @param notificationId its ID (`ntf_…`) or bare UUID
   * @throws CStarNotFoundError when the member has none with this ID
   * @throws CStarPermissionError when the key is publishable
   * @endpoint POST /api/v1/teams/{teamId}/notifications/{notificationId}/read
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().notifications.markRead('ntf_550e8400e29b41d4a716446655440000');
   * ```
   */
  markRead(notificationId: string, options?: RequestOptions): CStarPromise<Notification> {
    return this.transport.post(path`notifications/${notificationId}/read`, undefined, options);
  }
}
