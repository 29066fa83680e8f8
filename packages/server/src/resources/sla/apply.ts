import { and, desc, eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { slaRules } from '../../db/schema/index.ts';
import { defaultBusinessHours } from '../settings/defaults.ts';
import { businessHours } from '../settings/store.ts';
import type { TicketRow } from '../tickets/present.ts';
import { deadlinesOf, type SlaFields } from './deadlines.ts';

/**
 * What the SLA rules say about a ticket as it is about to be stored: its deadlines, and whether and
 * since when the clocks are stopped.
 */
export async function slaFields(context: Context, ticket: TicketRow): Promise<SlaFields> {
  const rule = await ruleFor(context, ticket.priority);
  const hours = rule?.businessHoursOnly ? await businessHours(context) : defaultBusinessHours;
  return deadlinesOf(ticket, rule, hours, ticket.updatedAt);
}

/** The rule that counts for a priority: of several enabled ones the newest. */
export async function ruleFor({ tx }: Context, priority: TicketRow['priority']) {
  const [rule] = await tx
    .select()
    .from(slaRules)
    .where(and(eq(slaRules.priority, priority), eq(slaRules.enabled, true)))
    .orderBy(desc(slaRules.createdAt), desc(slaRules.id))
    .limit(1);
  return rule;
}
