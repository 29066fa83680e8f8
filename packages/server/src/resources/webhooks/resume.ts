import { and, eq, isNull } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { webhookDeliveries } from '../../db/schema/index.ts';
import { asOwner } from '../../db/tenant.ts';
import { enqueue } from '../../events/dispatch/queue.ts';

/** Sends on what came due while a webhook was switched off. What is due later has kept its place. */
export async function resume({ tx, now, principal }: Context, webhookId: string): Promise<void> {
  const waiting = await tx
    .update(webhookDeliveries)
    .set({ nextAttemptAt: now })
    .where(
      and(
        eq(webhookDeliveries.webhookId, webhookId),
        eq(webhookDeliveries.status, 'pending'),
        isNull(webhookDeliveries.nextAttemptAt),
      ),
    )
    .returning({
      deliveryId: webhookDeliveries.id,
      webhookId: webhookDeliveries.webhookId,
      teamId: webhookDeliveries.teamId,
    });
  await asOwner(tx, principal, () => enqueue(tx, waiting));
}
