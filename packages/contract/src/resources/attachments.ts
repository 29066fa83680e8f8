import { z } from 'zod';
import { endpoint, one, page, resource } from '../endpoint.ts';
import { Deleted, datetime, objectKind } from '../shared/fields.ts';
import { id, idInput, uuidInput } from '../shared/ids.ts';
import { pageParams } from '../shared/query.ts';

/** Of one image, in bytes. */
export const maxImageBytes = 5 * 1024 * 1024;

export const ImageType = z
  .enum(['image/jpeg', 'image/png', 'image/gif', 'image/webp'])
  .describe('What an image is, as its content says');

const Attachment = z
  .object({
    object: objectKind('attachment'),
    id: id('attachment').describe('Unique attachment identifier (att_ prefix)'),
    filename: z.string().describe('Name to show and to save under. Its extension fits the content'),
    contentType: ImageType,
    sizeBytes: z.int().describe('Size in bytes'),
    width: z.int().describe('Width in pixels'),
    height: z.int().describe('Height in pixels'),
    storagePath: z
      .string()
      .describe('What names the image in `attachments` of community posts and comments (`storage_path`)'),
    url: z
      .string()
      .describe(
        'Where the image can be downloaded, without a key. Anyone who has the URL may, until it ends',
      ),
    urlExpiresAt: datetime().describe('When the URL ends; ask for the attachment again to get a new one'),
    ticketId: id('ticket').nullable().describe('The ticket it belongs to (tkt_ prefix)'),
    createdAt: datetime().describe('When the image was uploaded'),
  })
  .describe('An uploaded image.');

const AttachmentListParams = z
  .object({
    ticketId: idInput('ticket').optional().describe('Filter by ticket'),
    ...pageParams(),
  })
  .describe('What `attachments.list` takes.');

/** The form with which an image is uploaded, by whomever. */
export const imageForm = () => ({
  file: z
    .file()
    .min(1)
    .max(maxImageBytes)
    .describe('The image: JPEG, PNG, GIF or WebP. The content decides which, not the name'),
  filename: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .optional()
    .describe('Name to show and to save under. Default: the name that the file came with'),
});

const AttachmentCreateParams = z
  .object({
    ...imageForm(),
    ticketId: idInput('ticket').optional().describe('The ticket it belongs to (tkt_ prefix)'),
    postId: uuidInput().optional().describe('A community post to show it on (UUID)'),
  })
  .describe('What `attachments.create` takes.');

export const attachments = resource({
  name: 'attachments',
  title: 'Attachments',
  description: 'Images that belong to tickets, community posts and comments.',
  schemas: { ImageType, Attachment, AttachmentListParams, AttachmentCreateParams },
  endpoints: {
    list: endpoint({
      method: 'GET',
      path: '/attachments',
      summary: 'List attachments, newest first, each with a signed download URL.',
      query: AttachmentListParams,
      returns: page(Attachment),
      access: 'secret',
    }),
    get: endpoint({
      method: 'GET',
      path: '/attachments/{attachmentId}',
      summary: 'Retrieve one attachment with a signed download URL.',
      returns: one(Attachment),
      access: 'secret',
    }),
    create: endpoint({
      method: 'POST',
      path: '/attachments',
      needsSetup: 'a place for files, where the database is a Postgres by URL',
      summary: 'Upload an image of up to 5 MB.',
      body: AttachmentCreateParams,
      bodyType: 'multipart',
      // Twice as much, so that whoever sends a somewhat larger image is told the limit, not cut off.
      maxBodyBytes: 2 * maxImageBytes,
      returns: one(Attachment),
      status: 201,
      permission: 'manage_community',
    }),
    delete: endpoint({
      method: 'DELETE',
      path: '/attachments/{attachmentId}',
      summary: 'Delete an image for good, also from the posts and comments that show it.',
      returns: one(Deleted),
      permission: 'manage_community',
    }),
  },
});
