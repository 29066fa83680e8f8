import { createHash } from 'node:crypto';
import type { CallContext } from '../../context.ts';
import { factsOf } from '../require.ts';

/**
 * Tells the readers of one article apart: a customer, a session, or for a day an address with its browser.
 * Of the article too, so that nobody can follow a reader from one article to the next.
 */
export function readerOf(context: Pick<CallContext, 'customer' | 'now'>, articleId: string): string {
  const { caller, address, userAgent } = factsOf(context);
  const day = context.now.toISOString().slice(0, 10);
  const nobody = ['address', address, userAgent, day];
  const who = caller?.type === 'customer' ? ['customer', caller.customer.id] : ['session', caller?.sessionId];
  return createHash('sha256')
    .update(JSON.stringify([articleId, ...(caller === null ? nobody : who)]))
    .digest('base64url');
}
