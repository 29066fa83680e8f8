import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { OpenDatabase } from '../src/db/database.ts';
import { categories } from '../src/db/schema/index.ts';
import { inTenant, type Tenant } from '../src/db/tenant.ts';
import { CreateTeamOptions, createTeam } from '../src/teams/create.ts';
import { ownDatabase } from './support/database.ts';

let database: OpenDatabase;
let tenant: Tenant;

beforeAll(async () => {
  database = await ownDatabase();
  const { teamId } = await createTeam({ db: database.db, clock: Date.now }, CreateTeamOptions.parse({}));
  tenant = { teamId, environment: 'test' };
});

afterAll(() => database.close());

const addCategory = async (slug: string): Promise<string> => {
  const id = uuidv7();
  const now = new Date();
  const row = { name: slug, slug, sortOrder: 0, isPublic: true, createdAt: now, updatedAt: now };
  await inTenant(database.db, tenant, 'write', (tx) =>
    tx.insert(categories).values({ id, ...tenant, ...row }),
  );
  return id;
};

test('work that Postgres ended for a deadlock runs again, and other failures do not', async () => {
  let runs = 0;
  const result = await inTenant(database.db, tenant, 'write', async (tx) => {
    runs++;
    if (runs < 3) await tx.execute(sql`do $$ begin raise exception 'victim' using errcode = '40P01'; end $$`);
    return runs;
  });
  expect(result).toBe(3);

  runs = 0;
  const failing = inTenant(database.db, tenant, 'write', async (tx) => {
    runs++;
    await tx.execute(sql`do $$ begin raise exception 'broken' using errcode = 'P0001'; end $$`);
  });
  await expect(failing).rejects.toThrow();
  expect(runs).toBe(1);
});

test.runIf(inject('database') !== 'memory')(
  'two changes that wait for each other both get done',
  async () => {
    const [left, right] = [await addCategory('left'), await addCategory('right')];
    const gates = [left, right].map(() => {
      let open: () => void = () => undefined;
      const reached = new Promise<void>((resolve) => {
        open = resolve;
      });
      return { reached, open };
    });
    const raise = (own: number, first: string, second: string) =>
      inTenant(database.db, tenant, 'write', async (tx) => {
        const change = (id: string) =>
          tx
            .update(categories)
            .set({ sortOrder: sql`${categories.sortOrder} + 1` })
            .where(eq(categories.id, id));
        await change(first);
        gates[own]?.open();
        await gates[1 - own]?.reached;
        await change(second);
      });
    await Promise.all([raise(0, left, right), raise(1, right, left)]);

    const rows = await inTenant(database.db, tenant, 'read', (tx) =>
      tx.select({ sortOrder: categories.sortOrder }).from(categories),
    );
    expect(rows).toEqual([{ sortOrder: 2 }, { sortOrder: 2 }]);
  },
);
