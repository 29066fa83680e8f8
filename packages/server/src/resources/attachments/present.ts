import { type contract, formatId } from '@cstar.help/contract';
import type { z } from 'zod';
import type { EffectContext } from '../../context.ts';
import type { attachments } from '../../db/schema/index.ts';
import type { Tenant } from '../../db/tenant.ts';
import { iso } from '../shared/paging.ts';

export type AttachmentRow = typeof attachments.$inferSelect;

type Attachment = z.input<typeof contract.attachments.schemas.Attachment>;
type Linker = Pick<EffectContext, 'services' | 'origin' | 'now'>;

/** The download URL of an attachment, signed now. */
export function linkTo(file: Tenant & { id: string }, { services, origin, now }: Linker) {
  const { url, expiresAt } = services.fileLinks.sign(file, origin, now);
  return { url, urlExpiresAt: iso(expiresAt) };
}

/** An attachment with a fresh download URL. */
export function presentAttachment(row: AttachmentRow, linker: Linker): Attachment {
  return {
    object: 'attachment',
    id: formatId('attachment', row.id),
    filename: row.filename,
    contentType: row.contentType,
    sizeBytes: row.sizeBytes,
    width: row.width,
    height: row.height,
    storagePath: row.storagePath,
    ...linkTo(row, linker),
    ticketId: row.ticketId && formatId('ticket', row.ticketId),
    createdAt: iso(row.createdAt),
  };
}
