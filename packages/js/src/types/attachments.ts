// Generated from packages/contract/src/resources/attachments.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { PlatformFile } from '../core/platform.ts';

/** What an image is, as its content says. */
export type ImageType = 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp' | (string & {});

/** An uploaded image. */
export interface Attachment {
  /** Tells the kind of object. */
  object: 'attachment';
  /** Unique attachment identifier (att_ prefix). */
  id: string;
  /** Name to show and to save under. Its extension fits the content. */
  filename: string;
  /** What an image is, as its content says. */
  contentType: ImageType;
  /** Size in bytes. */
  sizeBytes: number;
  /** Width in pixels. */
  width: number;
  /** Height in pixels. */
  height: number;
  /** What names the image in `attachments` of community posts and comments (`storage_path`). */
  storagePath: string;
  /**
   * Where the image can be downloaded, without a key. Anyone who has the URL may, until it ends.
   */
  url: string;
  /** When the URL ends; ask for the attachment again to get a new one. ISO 8601. */
  urlExpiresAt: string;
  /** The ticket it belongs to (tkt_ prefix). */
  ticketId: string | null;
  /** When the image was uploaded. ISO 8601. */
  createdAt: string;
}

/** What `attachments.list` takes. */
export interface AttachmentListParams {
  /** Filter by ticket. */
  ticketId?: string | undefined;
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** What `attachments.create` takes. */
export interface AttachmentCreateParams {
  /**
   * The image: JPEG, PNG, GIF or WebP. The content decides which, not the name. 1 to 5,242,880
   * bytes.
   */
  file: PlatformFile;
  /**
   * Name to show and to save under. Default: the name that the file came with. 1 to 255 characters.
   */
  filename?: string | undefined;
  /** The ticket it belongs to (tkt_ prefix). */
  ticketId?: string | undefined;
  /** A community post to show it on (UUID). */
  postId?: string | undefined;
}
