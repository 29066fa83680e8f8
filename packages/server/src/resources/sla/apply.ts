import type { Context } from '../../context.ts';
import type { TicketRow } from '../tickets/present.ts';

type SlaFields = Pick<
  TicketRow,
  'responseDeadline' | 'resolutionDeadline' | 'responseTier' | 'resolutionTier' | 'slaPaused'
>;

/**
 * What the SLA rules say about a ticket as it is about to be stored: its deadlines, how it stands
 * against them, and whether the clocks are stopped.
 */
export async function slaFields(_context: Context, ticket: TicketRow): Promise<SlaFields> {
  const { responseDeadline, resolutionDeadline, responseTier, resolutionTier, slaPaused } = ticket;
  return { responseDeadline, resolutionDeadline, responseTier, resolutionTier, slaPaused };
}
