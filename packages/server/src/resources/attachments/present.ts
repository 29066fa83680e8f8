import { type contract, formatId } from '@cstar.help/contract';
import type { z } from 'zod';
import type { EffectContext } from '../../context.ts';
import type { attachments } from '../../db/schema/index.ts';
import { iso } from '../shared/paging.ts';

export type AttachmentRow = typeof attachments.$inferSelect;

type Attachment = z.input<typeof contract.attachments.schemas.Attachment>;
type Linker = Pick<EffectContext, 'services' | 'origin' | 'now'>;

/** An attachment with a fresh download URL. */
export function presentAttachment(row: AttachmentRow, { services, origin, now }: Linker): Attachment {
  const { url, expiresAt } = services.fileLinks.sign(row, origin, now);
  return {
    object: 'attachment',
    id: formatId('attachment', row.id),
    filename: row.filename,
    contentType: row.contentType,
    sizeBytes: row.sizeBytes,
    width: row.width,
    height: row.height,
    storagePath: row.storagePath,
    url,
    urlExpiresAt: iso(expiresAt),
    ticketId: row.ticketId && formatId('ticket', row.ticketId),
    createdAt: iso(row.createdAt),
  };
}
