import { createHash } from 'node:crypto';
import type { CallContext } from '../../context.ts';
import { factsOf } from '../require.ts';

type FromReader = Pick<CallContext, 'customer'>;

/**
 * Tells the readers of one article apart: a customer, a session, or for a day an address with its browser.
 * Of the article too, so that nobody can follow a reader from one article to the next.
 */
export function readerOf(context: FromReader & Pick<CallContext, 'now'>, articleId: string): string {
  const day = context.now.toISOString().slice(0, 10);
  return digest([articleId, ...personOf(context), ...(factsOf(context).caller === null ? [day] : [])]);
}

/** Tells who was given an answer from everybody else; of the answer too, for the same reason. */
export const askerOf = (context: FromReader, answerId: string): string =>
  digest([answerId, ...personOf(context)]);

function personOf(context: FromReader): string[] {
  const { caller, address, userAgent } = factsOf(context);
  if (caller === null) return ['address', address, userAgent];
  return caller.type === 'customer' ? ['customer', caller.customer.id] : ['session', caller.sessionId];
}

const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
