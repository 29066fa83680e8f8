import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type { Attachment, AttachmentCreateParams, AttachmentListParams, Deleted } from '../types/index.ts';

/** Images that belong to tickets, posts and comments: `cstar.attachments`. */
export class Attachments extends Resource {
  /**
   * Lists attachments, newest first: one page when awaited, all of them when iterated. Needs a secret key.
   *
   * @param params `ticketId` filters by ticket; `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarValidationError when a filter is malformed
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/attachments
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const ticketId = 'tkt_550e8400e29b41d4a716446655440000';
   * for await (const image of new CStarClient().attachments.list({ ticketId })) console.log(image.url);
   * ```
   */
  list(params?: AttachmentListParams, options?: RequestOptions): PagePromise<Attachment> {
    return this.transport.list(path`attachments`, params, options);
  }

  /**
   * Retrieves one attachment with a fresh download URL, which works for an hour. Needs a secret key.
   *
   * @param attachmentId its ID (`att_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/attachments/{attachmentId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const image = await new CStarClient().attachments.get('att_550e8400e29b41d4a716446655440000');
   * console.log(image.url, image.urlExpiresAt);
   * ```
   */
  get(attachmentId: string, options?: RequestOptions): CStarPromise<Attachment> {
    return this.transport.get(path`attachments/${attachmentId}`, options);
  }

  /**
   * Uploads an image: JPEG, PNG, GIF or WebP, up to 5 MB. Its content decides which it is. Needs a
   * secret key.
   *
   * @param params `file` (a `Blob`, a `File` or bytes) is required; `filename` replaces the name it
   * came with; `ticketId` or `postId` say where it belongs
   * @throws CStarValidationError when the file is no such image, or too large: then nothing is sent; `param` is `file`
   * @throws CStarFeatureNotConfiguredError when the server has no place for files
   * @throws CStarPermissionError when the role behind the key lacks `manage_community`, or, for an image of a
   *   ticket, `manage_tickets`
   * @endpoint POST /api/v1/teams/{teamId}/attachments
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * declare const bytes: Uint8Array; // Such as what `readFile` of `node:fs/promises` gives.
   * const cstar = new CStarClient();
   * const image = await cstar.attachments.create({ file: bytes, filename: 'screen.png' });
   * const { storagePath: storage_path } = image;
   * const topicId = '7134fc12-0302-4e58-9466-a770035d5da9';
   * await cstar.community.posts.create({ title: 'Look', topicId, attachments: [{ storage_path }] });
   * ```
   */
  create(params: AttachmentCreateParams, options?: RequestOptions): CStarPromise<Attachment> {
    return this.transport.form(path`attachments`, params, options);
  }

  /** The same as {@link Attachments.create}. */
  upload(params: AttachmentCreateParams, options?: RequestOptions): CStarPromise<Attachment> {
    return this.create(params, options);
  }

  /**
   * Deletes an image for good, also from the posts and comments that show it.
   * Needs a secret key and the permission `manage_community`.
   *
   * @param attachmentId its ID (`att_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_community`, or, for an image of a
   *   ticket, `manage_tickets`
   * @endpoint DELETE /api/v1/teams/{teamId}/attachments/{attachmentId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().attachments.delete('att_550e8400e29b41d4a716446655440000');
   * ```
   */
  delete(attachmentId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`attachments/${attachmentId}`, options);
  }

  /** The same as {@link Attachments.delete}. */
  del(attachmentId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(attachmentId, options);
  }
}
