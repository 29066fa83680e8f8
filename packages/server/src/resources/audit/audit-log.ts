import { type contract, formatId } from '@cstar.help/contract';
import { and, desc, eq, gte, lte } from 'drizzle-orm';
import type { z } from 'zod';
import { auditLog } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { iso, slice } from '../shared/paging.ts';
import { byActor, isAction, momentsBetween, presentActorId } from './filters.ts';

type AuditRow = typeof auditLog.$inferSelect;
type AuditLogEntry = z.input<typeof contract.auditLog.schemas.AuditLogEntry>;

export const auditLogHandlers: Handlers<'auditLog'> = {
  async list({ query, context }) {
    const { tx } = context;
    const { from, until } = momentsBetween(query.startDate, query.endDate);
    const where = and(
      query.action === undefined ? undefined : isAction(query.action),
      query.resourceType === undefined ? undefined : eq(auditLog.resourceType, query.resourceType),
      query.actorId === undefined ? undefined : await byActor(context, query.actorId),
      from && gte(auditLog.createdAt, from),
      until && lte(auditLog.createdAt, until),
    );
    const { limit, offset } = slice(query);
    const rows = await tx
      .select()
      .from(auditLog)
      .where(where)
      .orderBy(desc(auditLog.createdAt), desc(auditLog.id))
      .limit(limit)
      .offset(offset);
    return { items: rows.map(present), total: await tx.$count(auditLog, where) };
  },
};

const present = (row: AuditRow): AuditLogEntry => ({
  object: 'audit_log_entry',
  id: formatId('auditEntry', row.id),
  action: row.action,
  resourceType: row.resourceType,
  resourceId: row.resourceId,
  actorType: row.actorType,
  actorId: presentActorId(row.actorType, row.actorId),
  actorName: row.actorName,
  requestId: row.requestId,
  details: row.details,
  createdAt: iso(row.createdAt),
});
