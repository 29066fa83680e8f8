import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from '../../db/database.ts';
import { customerSessions, messages } from '../../db/schema/index.ts';
import { inTenant, type Tenant } from '../../db/tenant.ts';
import { messageColumns } from '../../resources/tickets/present.ts';
import type { Caller } from '../facts.ts';
import type { Change } from './changes.ts';
import { findOwn, isForCustomers } from './own-tickets.ts';
import { type FollowingMessage, type FullTicket, withImages, withThreads } from './present.ts';

/** What a chat is told. */
export type Told =
  | { type: 'message'; message: FollowingMessage }
  | { type: 'ticket'; ticket: FullTicket }
  | { type: 'closed'; ticketId: string };

/** What is told of changes, and whether the session of who hears it has ended. */
export interface Tidings {
  told: Told[];
  isOver: boolean;
}

/**
 * Reads what changes have led to, in their order and as far as the caller may see it now. Whose session has ended
 * hears only of which tickets are not theirs any more.
 */
export const readChanges = (
  db: Database,
  tenant: Tenant,
  caller: Caller,
  changes: readonly Change[],
  now: Date,
): Promise<Tidings> =>
  inTenant(db, tenant, 'read', async (tx) => {
    const isOver = !(await holds(tx, caller.sessionId, now));
    const own = await findOwn(
      tx,
      caller,
      changes.map(({ ticketId }) => ticketId),
    );
    const isOwn = new Set(own.map(({ id }) => id));
    const open = changes.filter(({ ticketId }) => isOwn.has(ticketId));
    const written = open.flatMap((change) => (change.type === 'message' ? [change.messageId] : []));
    const rows = await readFollowing(tx, written);
    const changed = new Set(open.flatMap(({ type, ticketId }) => (type === 'message' ? [] : [ticketId])));
    const messageOf = new Map((await withImages(tx, rows)).map((row) => [row.id, row]));
    const full = await withThreads(
      tx,
      own.filter(({ id }) => changed.has(id)),
    );
    const ticketOf = new Map(full.map((row) => [row.id, row]));
    const all = changes.flatMap((change) => told(change, isOwn, messageOf, ticketOf));
    return { told: isOver ? all.filter(({ type }) => type === 'closed') : all, isOver };
  });

async function holds(tx: Transaction, sessionId: string, now: Date): Promise<boolean> {
  const { id, revokedAt, expiresAt } = customerSessions;
  const [found] = await tx
    .select({ id })
    .from(customerSessions)
    .where(and(eq(id, sessionId), isNull(revokedAt), gt(expiresAt, now)));
  return found !== undefined;
}

/** Messages that customers see, each with the one before it. */
function readFollowing(tx: Transaction, ids: readonly string[]) {
  const before = alias(messages, 'before');
  const previous = tx
    .select({ id: before.id })
    .from(before)
    .where(
      and(
        eq(before.ticketId, messages.ticketId),
        isForCustomers(before),
        sql`(${before.createdAt}, ${before.id}) < (${messages.createdAt}, ${messages.id})`,
      ),
    )
    .orderBy(desc(before.createdAt), desc(before.id))
    .limit(1);
  return tx
    .select({ ...messageColumns, previousId: sql<string | null>`(${previous})` })
    .from(messages)
    .where(and(inArray(messages.id, [...ids]), isForCustomers()));
}

function told(
  change: Change,
  isOwn: ReadonlySet<string>,
  messageOf: ReadonlyMap<string, FollowingMessage>,
  ticketOf: Map<string, FullTicket>,
): Told[] {
  const { ticketId } = change;
  if (!isOwn.has(ticketId)) return [{ type: 'closed', ticketId }];
  if (change.type === 'message') {
    const message = messageOf.get(change.messageId);
    return message === undefined ? [] : [{ type: 'message', message }];
  }
  // As it is now: of several changes at once, the first tells all of them.
  const ticket = ticketOf.get(ticketId);
  return ticketOf.delete(ticketId) && ticket !== undefined ? [{ type: 'ticket', ticket }] : [];
}
