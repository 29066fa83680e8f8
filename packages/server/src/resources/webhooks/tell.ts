import { formatId } from '@cstar.help/contract';
import type { Context } from '../../context.ts';
import { audit } from '../../events/audit.ts';
import type { WebhookRow } from './present.ts';

/** Notes what was done to a webhook: never its URL, which often is a secret itself. */
export const tell = (
  context: Context,
  action: string,
  { id }: Pick<WebhookRow, 'id'>,
  details?: Record<string, unknown>,
) => audit(context, { action, resourceType: 'webhook', resourceId: formatId('webhook', id), details });
