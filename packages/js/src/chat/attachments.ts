import { sendForm } from '../core/form.ts';
import type { RequestOptions } from '../core/options.ts';
import type { Fetch, PlatformFile } from '../core/platform.ts';
import type { CStarPromise } from '../core/result.ts';
import { Transport } from '../core/transport.ts';
import { path } from '../core/url.ts';
import type { ChatAttachment } from '../types/index.ts';
import { type Handler, teller } from './listeners.ts';
import type { Presence } from './presence.ts';
import { ChatResource } from './resource.ts';

export interface ChatUploadOptions extends RequestOptions {
  /** Called with how much has been sent, from 0 to 1. Without XMLHttpRequest, as in Node, only with 0 and 1. */
  onProgress?: Handler<number> | undefined;
  /** Name to show and to save under, up to 255 characters. Default: the name that the file came with. */
  filename?: string | undefined;
}

/** Images for messages: `chat.attachments`. */
export class ChatAttachments extends ChatResource {
  /**
   * Uploads an image, to be sent with a message: JPEG, PNG, GIF or WebP, up to 5 MB. Its content decides which it is.
   *
   * @param file a `Blob`, a `File` or bytes
   * @throws CStarValidationError when the file is no such image, or too large: then nothing is sent; `param` is `file`
   * @throws CStarFeatureNotConfiguredError when the server has no place for files
   * @endpoint POST /api/chat/{team}/attachments
   * @example
   * ```ts
   * import { ChatClient } from '@cstar.help/js/chat';
   *
   * declare const chat: ChatClient;
   * declare const file: File;
   * const image = await chat.attachments.upload(file, {
   *   onProgress: (fraction) => console.log(`${Math.round(fraction * 100)} %`),
   * });
   * console.log(image.url, image.width, image.height);
   * ```
   */
  upload(
    file: PlatformFile,
    { onProgress, filename, ...options }: ChatUploadOptions = {},
  ): CStarPromise<ChatAttachment> {
    const { presence } = this;
    const tell = onProgress && teller(presence, onProgress);
    tell?.(0);
    const sent = sendForm<ChatAttachment>(
      wayOf(presence, tell),
      path`attachments`,
      { file, filename },
      options,
    );
    sent.then(
      () => tell?.(1),
      () => undefined,
    );
    return sent;
  }
}

/** How a file is sent: by what tells how far it is, where somebody asks and the client has no `fetch` of its own. */
function wayOf({ transport }: Presence, tell: Handler<number> | undefined): Transport {
  const { settings, root, credentials, open } = transport;
  if (!tell || settings.fetch || typeof XMLHttpRequest === 'undefined') return transport;
  // It ends with the calls of the customer.
  // Loaded by the few who ask; where that fails, it is a connection that failed.
  const fetch: Fetch = async (url, init) => (await import('./upload.ts')).fetchWithProgress(tell)(url, init);
  return Object.assign(new Transport({ ...settings, fetch }, root, credentials), { open });
}
