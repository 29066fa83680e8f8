import { type contract, type EventType, formatId } from '@cstar.help/contract';
import { and, desc, eq, lt, or } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { webhookDeliveries, webhooks } from '../../db/schema/index.ts';
import { asOwner } from '../../db/tenant.ts';
import { ApiError } from '../../errors.ts';
import { expedite } from '../../events/dispatch/queue.ts';
import type { Handlers } from '../../handlers.ts';
import { missingId } from '../shared/missing.ts';
import { iso, isoOrNull } from '../shared/paging.ts';

type DeliveryRow = typeof webhookDeliveries.$inferSelect;
type DeliveryRecord = z.input<typeof contract.webhooks.schemas.DeliveryRecord>;

/** What was sent to a webhook, and sending it again. */
export const deliveryLog: Pick<Handlers<'webhooks'>, 'deliveries' | 'redeliver'> = {
  async deliveries({ params: { webhookId }, query, context }) {
    const { tx } = context;
    if ((await tx.$count(webhooks, eq(webhooks.id, webhookId))) === 0) throw missingId('webhook', webhookId);
    const where = and(
      eq(webhookDeliveries.webhookId, webhookId),
      query.status === undefined ? undefined : eq(webhookDeliveries.status, query.status),
      query.event === undefined ? undefined : eq(webhookDeliveries.eventType, query.event),
      query.before === undefined ? undefined : await olderThan(context, webhookId, query.before),
    );
    const rows = await tx
      .select()
      .from(webhookDeliveries)
      .where(where)
      .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
      // One more than asked for tells whether more follows.
      .limit(query.limit + 1);
    const items = rows.slice(0, query.limit).map(present);
    return { items, cursor: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null };
  },

  redeliver: {
    async reach({ params: { webhookId, deliveryId }, context }) {
      const row = await context.transaction('write', async ({ tx, now, principal }) => {
        const isIt = and(eq(webhookDeliveries.id, deliveryId), eq(webhookDeliveries.webhookId, webhookId));
        const [found] = await tx
          .select({ isActive: webhooks.isActive })
          .from(webhookDeliveries)
          .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
          .where(isIt)
          // In the order in which a change of the webhook would lock them.
          .for('share', { of: webhooks });
        if (found === undefined) throw missingId('delivery', deliveryId);
        if (!found.isActive) throw switchedOff(webhookId);
        const [pending] = await tx
          .update(webhookDeliveries)
          .set({ status: 'pending', nextAttemptAt: now })
          .where(isIt)
          .returning();
        const { teamId } = principal;
        await asOwner(tx, principal, () => expedite(tx, { deliveryId, webhookId, teamId }));
        return pending;
      });
      if (row === undefined) throw missingId('delivery', deliveryId);
      context.services.deliveriesDue();
      return present(row);
    },
  },
};

/** What comes after a delivery of the list. By its place in time, so that newer ones shift nothing. */
async function olderThan({ tx }: Context, webhookId: string, id: string) {
  const { createdAt } = webhookDeliveries;
  const [row] = await tx
    .select({ createdAt })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.webhookId, webhookId), eq(webhookDeliveries.id, id)));
  if (row === undefined) {
    throw new ApiError(
      'parameter_invalid',
      `before names no delivery to this webhook: ${formatId('delivery', id)}. Use the cursor of an earlier answer, or leave it out to start with the newest.`,
      { param: 'before' },
    );
  }
  return or(lt(createdAt, row.createdAt), and(eq(createdAt, row.createdAt), lt(webhookDeliveries.id, id)));
}

const switchedOff = (webhookId: string) =>
  new ApiError(
    'resource_conflict',
    `The webhook ${formatId('webhook', webhookId)} is switched off, and nothing is sent to it. Set its isActive to true first.`,
  );

const present = (row: DeliveryRow): DeliveryRecord => ({
  object: 'webhook_delivery',
  id: formatId('delivery', row.id),
  webhookId: formatId('webhook', row.webhookId),
  eventId: formatId('event', row.eventId),
  event: row.eventType as EventType,
  url: row.url,
  status: row.status,
  attempts: row.attempts,
  nextAttemptAt: isoOrNull(row.nextAttemptAt),
  lastAttemptAt: isoOrNull(row.lastAttemptAt),
  responseStatus: row.responseStatus,
  responseTimeMs: row.responseTimeMs,
  error: row.error,
  requestId: row.requestId,
  createdAt: iso(row.createdAt),
});
