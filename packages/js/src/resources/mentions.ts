import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type { Mention, MentionListParams } from '../types/index.ts';

/** Where the member behind the key was mentioned: `cstar.mentions`. */
export class Mentions extends Resource {
  /**
   * Lists the mentions of the member behind the key, newest first. Needs a secret key.
   *
   * @param params `unreadOnly`, `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarPermissionError when the key is publishable
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/mentions
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * for await (const mention of new CStarClient().mentions.list({ unreadOnly: true })) {
   *   console.log(mention.mentionedByName, mention.excerpt);
   * }
   * ```
   */
  list(params?: MentionListParams, options?: RequestOptions): PagePromise<Mention> {
    return this.transport.list(path`mentions`, params, options);
  }

  /**
   * Marks one mention, and its notification, as read. Repeating it changes nothing.
   *
   * @param mentionId its ID (`mnt_…`) or bare UUID
   * @throws CStarNotFoundError when the member has none with this ID
   * @throws CStarPermissionError when the key is publishable
   * @endpoint POST /api/v1/teams/{teamId}/mentions/{mentionId}/read
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().mentions.markRead('mnt_550e8400e29b41d4a716446655440000');
   * ```
   */
  markRead(mentionId: string, options?: RequestOptions): CStarPromise<Mention> {
    return this.transport.post(path`mentions/${mentionId}/read`, undefined, options);
  }
}
