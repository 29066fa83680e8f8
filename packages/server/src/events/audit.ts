import { type CallContext, type Context, partitionOf } from '../context.ts';
import { auditLog } from '../db/schema/index.ts';

export interface AuditEntry {
  /** `ticket.created`, `settings.updated`: the resource, and what was done. */
  action: string;
  resourceType: string;
  resourceId: string | null;
  details?: Record<string, unknown> | undefined;
}

/** Notes what was done and by whom, in the transaction that did it. Entries are never changed or removed. */
export async function audit(context: CallContext & Pick<Context, 'tx'>, entry: AuditEntry): Promise<void> {
  await context.tx.insert(auditLog).values({
    id: context.newId(),
    ...partitionOf(context),
    action: entry.action,
    resourceType: entry.resourceType,
    resourceId: entry.resourceId,
    actorType: context.actor.type,
    actorId: context.actor.id,
    actorName: context.actor.name,
    requestId: context.requestId,
    details: entry.details ?? {},
    createdAt: context.now,
  });
}
