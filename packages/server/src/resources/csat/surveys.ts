import { type contract, formatId } from '@cstar.help/contract';
import { and, desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type Context, partitionOf } from '../../context.ts';
import { customers, members, surveys, tickets } from '../../db/schema/index.ts';
import { event } from '../../events/events.ts';
import { missingId, unknownReference } from '../shared/missing.ts';
import { slice } from '../shared/paging.ts';
import { ticketColumns } from '../tickets/present.ts';
import { presentSurvey } from './present.ts';

type Schemas = typeof contract.csat.schemas;

export async function listSurveys({ tx }: Context, query: z.output<Schemas['SurveyListParams']>) {
  const where = and(
    query.ticketId === undefined ? undefined : eq(surveys.ticketId, query.ticketId),
    query.customerId === undefined ? undefined : eq(surveys.customerId, query.customerId),
    query.rating === undefined ? undefined : eq(surveys.rating, query.rating),
  );
  const { limit, offset } = slice(query);
  const rows = await tx
    .select()
    .from(surveys)
    .where(where)
    .orderBy(desc(surveys.createdAt), desc(surveys.id))
    .limit(limit)
    .offset(offset);
  return { items: rows.map(presentSurvey), total: await tx.$count(surveys, where) };
}

export async function getSurvey({ tx }: Context, id: string) {
  const [row] = await tx.select().from(surveys).where(eq(surveys.id, id));
  if (row === undefined) throw missingId('survey', id);
  return presentSurvey(row);
}

export async function createSurvey(context: Context, body: z.output<Schemas['SurveyCreateParams']>) {
  const { tx, now } = context;
  // This lock keeps the ticket, and lets those pass who take its customer or agent away.
  const [ticket] = await tx
    .select(ticketColumns)
    .from(tickets)
    .where(eq(tickets.id, body.ticketId))
    .for('key share');
  if (ticket === undefined) throw unknownReference('ticket', body.ticketId, 'ticketId');
  const [survey] = await tx
    .insert(surveys)
    .values({
      id: context.newId(),
      ...partitionOf(context),
      ticketId: body.ticketId,
      customerId: await stillThere(context, customers, ticket.customerId),
      memberId: await stillThere(context, members, ticket.assignedTo),
      rating: body.rating,
      comment: body.comment || null,
      createdAt: now,
    })
    .returning();
  if (survey === undefined) throw new Error('The insert of a survey returned nothing.');
  await context.publish(
    event({
      type: 'survey.submitted',
      resourceType: 'survey',
      resourceId: formatId('survey', survey.id),
      payload: { survey, ticket },
      details: { ticketId: formatId('ticket', survey.ticketId), rating: survey.rating },
    }),
  );
  return presentSurvey(survey);
}

/** The ID of a row that now stays until the transaction ends; null when it is gone. */
async function stillThere(
  { tx }: Context,
  table: typeof customers | typeof members,
  id: string | null,
): Promise<string | null> {
  if (id === null) return null;
  const [row] = await tx.select({ id: table.id }).from(table).where(eq(table.id, id)).for('key share');
  return row?.id ?? null;
}
