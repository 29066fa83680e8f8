import { asc, inArray, lt, sql } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';
import { nudgeStates, proactiveVisitors } from '../../db/schema/index.ts';
import { enterTenant, leaveTenant, type Tenant } from '../../db/tenant.ts';
import { limits } from './limits.ts';

/** As many as one removal forgets: the rest waits for the next one. */
const most = 10_000;

/** Forgets the visitors of all teams who were not here for long, with what they did with nudges. */
export async function removeOldVisitors(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - limits.forgetAfter);
  await db.transaction(async (tx) => {
    const { teamId, environment, visitorId, updatedAt } = proactiveVisitors;
    const oldest = tx
      .select({ teamId, environment, visitorId })
      .from(proactiveVisitors)
      .where(lt(updatedAt, before))
      .orderBy(asc(updatedAt))
      .limit(most)
      .for('update', { skipLocked: true });
    const gone = await tx
      .delete(proactiveVisitors)
      .where(inArray(sql`(${teamId}, ${environment}, ${visitorId})`, oldest))
      .returning({ teamId, environment, visitorId });
    // Their states are bound by row-level security to one tenant at a time.
    for (const [tenant, ids] of byTenant(gone)) {
      await enterTenant(tx, tenant);
      const list = sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
      await tx.delete(nudgeStates).where(sql`${nudgeStates.visitorId} in ${list}`);
      await leaveTenant(tx);
    }
  });
}

type Gone = Pick<typeof proactiveVisitors.$inferSelect, 'teamId' | 'environment' | 'visitorId'>;

function byTenant(gone: readonly Gone[]): Map<Tenant, string[]> {
  const groups = new Map<string, { tenant: Tenant; ids: string[] }>();
  for (const { teamId, environment, visitorId } of gone) {
    const name = `${teamId} ${environment}`;
    const group = groups.get(name) ?? { tenant: { teamId, environment }, ids: [] };
    group.ids.push(visitorId);
    groups.set(name, group);
  }
  return new Map([...groups.values()].map(({ tenant, ids }) => [tenant, ids]));
}
