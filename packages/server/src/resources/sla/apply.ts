import type { Context } from '../../context.ts';
import type { TicketRow } from '../tickets/present.ts';

type SlaFields = Pick<
  TicketRow,
  'responseDeadline' | 'resolutionDeadline' | 'slaPaused' | 'slaPausedAt' | 'slaPausedMinutes'
>;

/**
 * What the SLA rules say about a ticket as it is about to be stored: its deadlines, and whether and
 * since when the clocks are stopped.
 */
export async function slaFields(_context: Context, ticket: TicketRow): Promise<SlaFields> {
  const { responseDeadline, resolutionDeadline, slaPaused, slaPausedAt, slaPausedMinutes } = ticket;
  return { responseDeadline, resolutionDeadline, slaPaused, slaPausedAt, slaPausedMinutes };
}
