import { type contract, eventTypeNames, eventTypes, formatId } from '@cstar.help/contract';
import { and, desc, eq, inArray, lt, or } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { auditLog } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import type { Handlers } from '../../handlers.ts';
import { iso } from '../shared/paging.ts';
import { byActor, presentActorId } from './filters.ts';

type AuditRow = typeof auditLog.$inferSelect;
type ActivityItem = z.input<typeof contract.activity.schemas.ActivityItem>;

/** Events are for every member; what else the log keeps needs the permission to read the log. */
const isEvent = inArray(auditLog.action, eventTypeNames);

const summaries = new Map<string, string>(Object.entries(eventTypes));

export const activityHandlers: Handlers<'activity'> = {
  async list({ query, context }) {
    const where = and(
      isEvent,
      query.resourceType === undefined ? undefined : eq(auditLog.resourceType, query.resourceType),
      query.actorId === undefined ? undefined : await byActor(context, query.actorId),
      query.before === undefined ? undefined : await olderThan(context, query.before),
    );
    const rows = await context.tx
      .select()
      .from(auditLog)
      .where(where)
      .orderBy(desc(auditLog.createdAt), desc(auditLog.id))
      // One more than asked for tells whether more follows.
      .limit(query.limit + 1);
    const items = rows.slice(0, query.limit).map(present);
    return { items, cursor: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null };
  },
};

/** What comes after an entry of the list. By its place in time, so that newer entries shift nothing. */
async function olderThan({ tx }: Context, id: string) {
  const [row] = await tx
    .select({ createdAt: auditLog.createdAt })
    .from(auditLog)
    .where(and(isEvent, eq(auditLog.id, id)));
  if (row === undefined) {
    throw new ApiError(
      'parameter_invalid',
      `before names no activity: ${formatId('activity', id)}. Use the cursor of an earlier answer, or leave it out to start with the newest.`,
      { param: 'before' },
    );
  }
  const { createdAt } = row;
  return or(lt(auditLog.createdAt, createdAt), and(eq(auditLog.createdAt, createdAt), lt(auditLog.id, id)));
}

const present = (row: AuditRow): ActivityItem => ({
  object: 'activity',
  id: formatId('activity', row.id),
  action: row.action,
  summary: summaries.get(row.action) ?? row.action,
  actor: {
    id: presentActorId(row.actorType, row.actorId),
    name: row.actorName,
    type: row.actorType,
  },
  resourceType: row.resourceType,
  resourceId: row.resourceId,
  createdAt: iso(row.createdAt),
});
