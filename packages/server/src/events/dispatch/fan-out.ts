import { coversEvent } from '@cstar.help/contract';
import { and, eq, inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../../db/database.ts';
import { webhookDeliveries, webhooks } from '../../db/schema/index.ts';
import type { LoggedEvent } from '../log.ts';
import { enqueue } from './queue.ts';

/** Rows of one statement: each has some ten parameters, and a statement at most 65 535. */
const rowsAtOnce = 1_000;

/**
 * Sends events on to the active webhooks that want them, in the transaction that gives them their place:
 * a row in the delivery log and a job for each. Made-up events have reached webhooks before.
 */
export async function fanOut(tx: Transaction, logged: readonly LoggedEvent[], now: Date): Promise<void> {
  const real = logged.filter(({ test }) => !test);
  if (real.length === 0) return;
  const active = await tx
    .select({
      id: webhooks.id,
      teamId: webhooks.teamId,
      environment: webhooks.environment,
      events: webhooks.events,
      url: webhooks.url,
    })
    .from(webhooks)
    .where(and(eq(webhooks.isActive, true), inArray(webhooks.teamId, [...new Set(real.map(teamOf))])))
    // One that is deleted meanwhile would undo everything.
    .for('key share');
  const rows = real.flatMap((event) =>
    active.filter((webhook) => wants(webhook, event)).map((webhook) => rowOf(webhook, event, now)),
  );
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await tx.insert(webhookDeliveries).values(rows.slice(start, start + rowsAtOnce));
  }
  await enqueue(
    tx,
    rows.map(({ id, webhookId, teamId }) => ({ deliveryId: id, webhookId, teamId })),
  );
}

type Subscription = Pick<typeof webhooks.$inferSelect, 'id' | 'teamId' | 'environment' | 'events' | 'url'>;

const teamOf = ({ teamId }: LoggedEvent) => teamId;

const wants = (webhook: Subscription, event: LoggedEvent): boolean =>
  webhook.teamId === event.teamId &&
  webhook.environment === event.environment &&
  webhook.events.some((pattern) => coversEvent(pattern, event.type));

const rowOf = (webhook: Subscription, event: LoggedEvent, now: Date) => ({
  id: uuidv7(),
  teamId: event.teamId,
  environment: event.environment,
  webhookId: webhook.id,
  eventId: event.id,
  eventType: event.type,
  url: webhook.url,
  status: 'pending' as const,
  attempts: 0,
  nextAttemptAt: now,
  requestId: event.requestId,
  createdAt: now,
});
