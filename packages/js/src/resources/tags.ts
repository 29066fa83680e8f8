import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type { Deleted, Tag, TagCreateParams, TagDeleteParams } from '../types/index.ts';

const named = (tag: string | { name: string }) => (typeof tag === 'string' ? { name: tag } : tag);

/** The tags of your tickets: `cstar.tags`. */
export class Tags extends Resource {
  /**
   * Lists all tags with the number of tickets that have them, most used first, then by name, in one page.
   *
   * @throws CStarAuthenticationError when the key is unknown or expired
   * @endpoint GET /api/v1/teams/{teamId}/tags
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data } = await new CStarClient().tags.list();
   * console.log(data.map((tag) => `${tag.name} (${tag.count})`));
   * ```
   */
  list(options?: RequestOptions): PagePromise<Tag> {
    return this.transport.list(path`tags`, undefined, options);
  }

  /**
   * Creates a tag before a ticket has it. Needs a secret key and the permission `manage_tickets`.
   *
   * @param tag its name (up to 100 characters, no comma), or an object with it
   * @throws CStarConflictError when there is such a tag
   * @throws CStarValidationError when the name is malformed
   * @throws CStarPermissionError when the role behind the key lacks `manage_tickets`
   * @endpoint POST /api/v1/teams/{teamId}/tags
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().tags.create('billing');
   * ```
   */
  create(tag: string | TagCreateParams, options?: RequestOptions): CStarPromise<Tag> {
    return this.transport.post(path`tags`, named(tag), options);
  }

  /**
   * Deletes a tag that no ticket has. Needs a secret key and the permission `manage_tickets`.
   *
   * @param tag its name, or an object with it
   * @throws CStarConflictError when a ticket has the tag
   * @throws CStarNotFoundError when there is no such tag
   * @throws CStarValidationError when the name is malformed
   * @throws CStarPermissionError when the role behind the key lacks `manage_tickets`
   * @endpoint DELETE /api/v1/teams/{teamId}/tags
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().tags.delete('billing');
   * ```
   */
  delete(tag: string | TagDeleteParams, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`tags`, options, named(tag));
  }

  /** The same as {@link Tags.delete}. */
  del(tag: string | TagDeleteParams, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(tag, options);
  }
}
