import { sendForm } from '../core/form.ts';
import type { RequestOptions } from '../core/options.ts';
import type { PlatformFile } from '../core/platform.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import type { Transport } from '../core/transport.ts';
import { path } from '../core/url.ts';
import type { PublicImage } from '../types/customer-community.ts';

/** What {@link CommunityAttachments.upload} takes beside the file. */
export interface CommunityUploadOptions extends RequestOptions {
  /** Name to show and to save under, 1 to 255 characters. Default: the name that the file came with. */
  filename?: string | undefined;
}

/** Images for posts and comments: `community.attachments`. */
export class CommunityAttachments extends Resource<Transport> {
  /**
   * Uploads an image: JPEG, PNG, GIF or WebP, up to 5 MB. Its `id` then goes into `attachments` of one post (at most 10)
   * or comment (at most 5) in the same session. At most 20 images wait for that at a time; they are gone when the
   * session ends. Needs a signed-in customer.
   *
   * @param file a `Blob`, a `File` or bytes. The content decides which kind of image it is
   * @param options `filename`, beside what every call takes
   * @throws CStarAuthenticationError when nobody is signed in: then nothing is sent
   * @throws CStarPermissionError when the token is that of a visitor
   * @throws CStarValidationError when it is no such image, or too large: then nothing is sent; `param` is `file`
   * @throws CStarConflictError when 20 images wait already
   * @throws CStarFeatureNotConfiguredError when the server has no place for files
   * @throws CStarNotFoundError when there is no team with this slug
   * @endpoint POST /api/community/{team}/attachments
   * @example
   * ```ts
   * import { CommunityClient } from '@cstar.help/js/community';
   *
   * declare const file: File; // Such as `input.files[0]` of a page.
   * const auth = () => localStorage.getItem('token');
   * const community = new CommunityClient({ teamSlug: 'acme', auth });
   * const image = await community.attachments.upload(file);
   * await community.createPost({ topic: 'ideas', title: 'Look', attachments: [image.id] });
   * ```
   */
  upload(file: PlatformFile, options: CommunityUploadOptions = {}): CStarPromise<PublicImage> {
    const { filename, ...more } = options;
    return sendForm(this.transport, path`attachments`, { file, filename }, more);
  }
}
