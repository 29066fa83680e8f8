import type { tickets } from '../../db/schema/index.ts';

type Ticket = typeof tickets.$inferSelect;
export type TicketStatus = Ticket['status'];
type Times = Pick<Ticket, 'resolvedAt' | 'closedAt'>;

/** Whether nothing is left to do. */
export const ended = (status: TicketStatus): boolean => status === 'resolved' || status === 'closed';

/**
 * What a new status does to the times of a ticket. Both tell of its present state: reopening
 * clears them, and a ticket closed without a word counts as resolved at that moment.
 */
export function timesAfter(status: TicketStatus, before: Times & { status: TicketStatus }, now: Date): Times {
  if (status === before.status) return { resolvedAt: before.resolvedAt, closedAt: before.closedAt };
  switch (status) {
    case 'resolved':
      return { resolvedAt: now, closedAt: null };
    case 'closed':
      return { resolvedAt: before.resolvedAt ?? now, closedAt: now };
    case 'new':
    case 'open':
    case 'pending':
      return { resolvedAt: null, closedAt: null };
  }
}
