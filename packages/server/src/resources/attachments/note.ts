import { formatId } from '@cstar.help/contract';
import type { Context } from '../../context.ts';
import { audit } from '../../events/audit.ts';
import type { AttachmentRow } from './present.ts';

/** Notes in the audit log what was done with an image. */
export const noteAttachment = (context: Context, what: 'created' | 'deleted', row: AttachmentRow) =>
  audit(context, {
    action: `attachment.${what}`,
    resourceType: 'attachment',
    resourceId: formatId('attachment', row.id),
    details: { contentType: row.contentType, sizeBytes: row.sizeBytes },
  });
