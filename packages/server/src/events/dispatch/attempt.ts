import { type EventType, formatId } from '@cstar.help/contract';
import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/database.ts';
import { events, webhookDeliveries, webhooks } from '../../db/schema/index.ts';
import type { Deliver, Delivery, DeliveryOutcome } from '../deliver.ts';
import { afterAttempt, limits } from './policy.ts';
import type { DeliveryQueue, QueuedDelivery } from './queue.ts';
import { secretsOf } from './secrets.ts';

export interface AttemptDependencies {
  db: Database;
  queue: DeliveryQueue;
  deliver: Deliver;
  /** Milliseconds since 1970. */
  clock: () => number;
}

/**
 * Makes the next attempt of a delivery that was taken from the queue, and notes what came of it. When the
 * process dies between the answer and the note, the same attempt is made again: at least once is promised.
 *
 * @returns the outcome; undefined when there was nothing to do.
 * @throws the reason of `signal` when it is aborted meanwhile. Nothing is noted then.
 */
export async function attempt(
  dependencies: AttemptDependencies,
  job: QueuedDelivery,
  signal: AbortSignal,
): Promise<DeliveryOutcome | undefined> {
  const { db, deliver, clock } = dependencies;
  const found = await read(db, job);
  const now = clock();
  if (found === undefined || unsendable(found, now) !== undefined) {
    await db.transaction((tx) => setAside(dependencies, tx, job));
    return undefined;
  }
  const delivery = deliveryOf(found, now);
  const outcome = await deliver(delivery, signal);
  await note(dependencies, { job, delivery, outcome, now: clock() });
  return outcome;
}

type Found = Awaited<ReturnType<typeof read>>;

async function read(db: Database | Transaction, job: QueuedDelivery) {
  const [found] = await query(db, job);
  return found;
}

const query = (db: Database | Transaction, job: QueuedDelivery) =>
  db
    .select({ delivery: webhookDeliveries, webhook: webhooks, event: events })
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
    .innerJoin(events, eq(events.id, webhookDeliveries.eventId))
    .where(isPending(job));

/** What becomes of a delivery that is not sent now; undefined when it can be. */
function unsendable({ webhook, delivery }: NonNullable<Found>, now: number) {
  if (!webhook.isActive) return { nextAttemptAt: null };
  const due = delivery.nextAttemptAt?.getTime() ?? now;
  if (now - due <= limits.overdueMs) return undefined;
  const error = 'Given up: too much was sent to this webhook for an attempt within 7 days of its time.';
  return { status: 'failed', nextAttemptAt: null, error } as const;
}

/** Takes a delivery out of the queue that is settled or gone, or waits for its webhook to be switched on. */
async function setAside(
  { queue, clock }: AttemptDependencies,
  tx: Transaction,
  job: QueuedDelivery,
): Promise<void> {
  // Whoever switches the webhook on comes before this, or finds what it leaves waiting.
  const [found] = await query(tx, job).for('share', { of: webhooks });
  const left = found === undefined ? undefined : unsendable(found, clock());
  if (found !== undefined && left === undefined) return queue.putBack(tx, [job]);
  if (left !== undefined) await tx.update(webhookDeliveries).set(left).where(isPending(job));
  await queue.remove(tx, job.deliveryId);
}

const deliveryOf = ({ delivery, webhook, event }: NonNullable<Found>, now: number): Delivery => ({
  event: {
    id: formatId('event', event.id),
    type: event.type as EventType,
    createdAt: event.createdAt,
    teamId: event.teamId,
    data: event.data,
    test: event.test,
  },
  webhookId: formatId('webhook', webhook.id),
  url: webhook.url,
  secrets: secretsOf(webhook, now),
  attempt: delivery.attempts + 1,
  requestId: delivery.requestId,
  sentAt: new Date(now),
});

const isPending = ({ deliveryId }: QueuedDelivery) =>
  and(eq(webhookDeliveries.id, deliveryId), eq(webhookDeliveries.status, 'pending'));

interface Made {
  job: QueuedDelivery;
  delivery: Delivery;
  outcome: DeliveryOutcome;
  now: number;
}

async function note({ db, queue }: AttemptDependencies, made: Made): Promise<void> {
  const { job, delivery, outcome, now } = made;
  const { status, retryIn } = afterAttempt(delivery.attempt, outcome);
  const noting = (where: Database | Transaction) =>
    where
      .update(webhookDeliveries)
      .set({
        status,
        url: delivery.url,
        attempts: delivery.attempt,
        lastAttemptAt: delivery.sentAt,
        nextAttemptAt: retryIn === undefined ? null : new Date(now + retryIn * 1_000),
        responseStatus: outcome.status,
        responseTimeMs: outcome.responseTimeMs,
        error: outcome.error,
      })
      // Not when it was deleted meanwhile, or another process took this one for dead, made the attempt, and noted it.
      .where(and(isPending(job), eq(webhookDeliveries.attempts, delivery.attempt - 1)))
      .returning({ id: webhookDeliveries.id });
  if (retryIn === undefined) return queue.removeNoted(noting(db));
  await db.transaction(async (tx) => {
    const noted = await noting(tx);
    if (noted.length > 0) await queue.putBack(tx, [{ ...job, seconds: retryIn }]);
  });
}
