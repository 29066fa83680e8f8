import { and, asc, gt, inArray, notInArray, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { type BusinessHours, tickets } from '../../db/schema/index.ts';
import { businessHours } from '../settings/store.ts';
import { type TicketRow, ticketColumns } from '../tickets/present.ts';
import { ruleFor } from './apply.ts';
import { deadlinesOf, type SlaFields, type Targets } from './deadlines.ts';

const batchSize = 1_000;
const priorities = ['low', 'normal', 'high', 'urgent'] as const;

interface Scope {
  /** Only tickets of these; default all. */
  priorities?: readonly TicketRow['priority'][];
  /** Only tickets whose rule counts business hours. */
  onlyBusinessHours?: boolean;
}

/** Counts the deadlines of open tickets anew, after a rule or the business hours have changed. */
export async function recomputeDeadlines(context: Context, scope: Scope): Promise<void> {
  const hours = await businessHours(context);
  for (const priority of new Set(scope.priorities ?? priorities)) {
    const rule = await ruleFor(context, priority);
    if (scope.onlyBusinessHours && !rule?.businessHoursOnly) continue;
    await recomputePriority(context, priority, rule, hours);
  }
}

async function recomputePriority(
  context: Context,
  priority: TicketRow['priority'],
  rule: Targets | undefined,
  hours: BusinessHours,
): Promise<void> {
  const { tx, now } = context;
  let after: string | undefined;
  do {
    const rows = await tx
      .select(ticketColumns)
      .from(tickets)
      .where(
        and(
          inArray(tickets.priority, [priority]),
          notInArray(tickets.status, ['resolved', 'closed']),
          after === undefined ? undefined : gt(tickets.id, after),
        ),
      )
      .orderBy(asc(tickets.id))
      .limit(batchSize)
      .for('update');
    const changes = rows
      .map((row) => ({ row, fields: deadlinesOf(row, rule, hours, now) }))
      .filter(({ row, fields }) => differs(row, fields));
    await writeDeadlines(context, changes);
    after = rows.length < batchSize ? undefined : rows.at(-1)?.id;
  } while (after !== undefined);
}

const differs = (row: TicketRow, { responseDeadline, resolutionDeadline }: SlaFields): boolean =>
  row.responseDeadline?.getTime() !== responseDeadline?.getTime() ||
  row.resolutionDeadline?.getTime() !== resolutionDeadline?.getTime();

/** One statement for all of them. That a deadline moves is no change of the ticket: `updatedAt` stays. */
async function writeDeadlines(
  { tx }: Context,
  changes: { row: TicketRow; fields: SlaFields }[],
): Promise<void> {
  if (changes.length === 0) return;
  const values = changes.map(
    ({ row, fields }) =>
      sql`(${row.id}::uuid, ${fields.responseDeadline?.toISOString() ?? null}::timestamptz, ${fields.resolutionDeadline?.toISOString() ?? null}::timestamptz)`,
  );
  await tx.execute(
    sql`update ${tickets} set response_deadline = moved.response, resolution_deadline = moved.resolution
        from (values ${sql.join(values, sql`, `)}) as moved (id, response, resolution)
        where ${tickets.id} = moved.id`,
  );
}
