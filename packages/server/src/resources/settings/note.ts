import type { Context } from '../../context.ts';
import { audit } from '../../events/audit.ts';

/** Tells the audit log which fields of a setting were changed. */
export const noteChange = (context: Context, resourceType: string, changed: string[], more: object = {}) =>
  audit(context, {
    action: `${resourceType}.updated`,
    resourceType,
    resourceId: null,
    details: { changed, ...more },
  });
