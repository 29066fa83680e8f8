import { type SQLWrapper, sql } from 'drizzle-orm';
import type PgBoss from 'pg-boss';
import { z } from 'zod';
import type { Database, OpenDatabase, Transaction } from '../../db/database.ts';
import { bossOn, deliveryQueue, doorOf, jobTable } from '../../db/jobs.ts';
import { onClock } from './queue-clock.ts';

/** A delivery as the queue knows it. Its ID is also that of its job, so that there are never two for one. */
export interface QueuedDelivery {
  deliveryId: string;
  webhookId: string;
  teamId: string;
}

/** The jobs of deliveries. One that is done is deleted: the delivery log tells what came of it. */
export interface DeliveryQueue {
  /** Takes up to `limit` of those that are due. No other process gets them, until they expire. */
  take(limit: number): Promise<QueuedDelivery[]>;
  /** Puts back what was taken, due after so many seconds; by default at once. */
  putBack(tx: Transaction, deliveries: readonly (QueuedDelivery & { seconds?: number })[]): Promise<void>;
  remove(tx: Transaction, deliveryId: string): Promise<void>;
  /** Removes those whose IDs an update returns, in the statement of that update: most attempts end so. */
  removeNoted(noting: SQLWrapper): Promise<void>;
  /** Frees what a process took and did not finish. */
  freeExpired(): Promise<void>;
}

const JobData = z.object({ webhookId: z.string(), teamId: z.string() });

/** In the past of any clock. */
const atOnce = '1970-01-01T00:00:00Z';

/** New ones come before those that have waited: a busy webhook with many of these holds no other up. */
const priorities = { fresh: 0, putBack: -1 } as const;

/** Adds deliveries that are due at once. One that is in the queue already, or under way, stays as it is. */
export async function enqueue(tx: Transaction, deliveries: readonly QueuedDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  const due = { priority: priorities.fresh, startAfter: atOnce };
  await bossOn(doorOf(tx)).insert(deliveries.map((delivery) => jobOf(delivery, due)));
}

/** Makes a delivery due at once, whether it waits or not. One that is under way stays as it is. */
export async function expedite(tx: Transaction, delivery: QueuedDelivery): Promise<void> {
  // In one statement, which pg-boss has not: after a question, another process could begin an attempt.
  await tx.execute(
    sql`delete from ${jobTable} where name = ${deliveryQueue} and id = ${delivery.deliveryId} and state < 'active'`,
  );
  await enqueue(tx, [delivery]);
}

interface QueueOptions extends Pick<OpenDatabase, 'db' | 'script'> {
  /** Milliseconds since 1970. The queue goes by it. */
  clock: () => number;
  /** Is told why nothing can be taken. */
  onError(error: unknown): void;
}

export function openDeliveryQueue({ db, script, clock, onError }: QueueOptions): DeliveryQueue {
  const bossIn = (where: Database | Transaction) => bossOn(onClock(clock, doorOf(where, script)));
  const door = onClock(clock, doorOf(db, script));
  const boss = bossOn({
    ...door,
    // pg-boss takes a failure of this for an empty queue.
    query: (text, values) =>
      door.query(text, values).catch((error: unknown) => {
        onError(error);
        throw error;
      }),
  });
  return {
    async take(limit) {
      const taken = await boss.fetch(deliveryQueue, { batchSize: limit });
      return taken.map(({ id, data }) => ({ deliveryId: id, ...JobData.parse(data) }));
    },
    async putBack(tx, deliveries) {
      if (deliveries.length === 0) return;
      const inside = bossIn(tx);
      await inside.deleteJob(
        deliveryQueue,
        deliveries.map(({ deliveryId }) => deliveryId),
      );
      await inside.insert(
        deliveries.map(({ seconds = 0, ...delivery }) =>
          jobOf(delivery, {
            priority: priorities.putBack,
            startAfter: seconds === 0 ? atOnce : `${seconds} seconds`,
          }),
        ),
      );
    },
    async remove(tx, deliveryId) {
      await bossIn(tx).deleteJob(deliveryQueue, deliveryId);
    },
    async removeNoted(noting) {
      await db.execute(
        sql`with noted as ${noting} delete from ${jobTable} where name = ${deliveryQueue} and id in (select id from noted)`,
      );
    },
    freeExpired: () => boss.expire(),
  };
}

const jobOf = (
  { deliveryId, ...data }: QueuedDelivery,
  due: Pick<PgBoss.JobInsert, 'priority' | 'startAfter'>,
): PgBoss.JobInsert => ({ id: deliveryId, name: deliveryQueue, data, ...due });
