import { sql } from 'drizzle-orm';
import type { AnyPgTable } from 'drizzle-orm/pg-core';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from '../src/db/database.ts';
import { apiKeys, auditLog, customers, members, rateLimits, teams, tickets } from '../src/db/schema/index.ts';
import { inTenant, type Tenant } from '../src/db/tenant.ts';
import { CreateTeamOptions, createTeam } from '../src/teams/create.ts';
import { ownDatabase } from './support/database.ts';

// Queries here have no `where` at all: what they see, they see by row-level security alone.

let database: OpenDatabase;
let ours: Tenant;
let theirs: Tenant;
let live: Tenant;
const now = new Date(1_800_000_000_000);

const customer = ({ teamId, environment }: Tenant, name: string) => ({
  id: uuidv7(),
  teamId,
  environment,
  name,
  email: `${name}@example.com`,
  status: 'active' as const,
  sentiment: 'neutral' as const,
  tags: [],
  customFields: {},
  metadata: {},
  createdAt: now,
  updatedAt: now,
});

const namesSeenBy = (tenant: Tenant) =>
  inTenant(database.db, tenant, 'read', async (tx) => {
    const rows = await tx.select({ name: customers.name }).from(customers);
    return rows.map((row) => row.name);
  });

const rootMessage = async (work: Promise<unknown>): Promise<string> => {
  const thrown = await work.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );
  return thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause.message : String(thrown);
};

beforeAll(async () => {
  database = await ownDatabase();
  const make = async () => {
    const options = CreateTeamOptions.parse({});
    const { teamId } = await createTeam({ db: database.db, clock: () => now.getTime() }, options);
    return { teamId, environment: 'test' as const };
  };
  ours = await make();
  theirs = await make();
  live = { ...ours, environment: 'live' };
  for (const [tenant, name] of [
    [ours, 'ours'],
    [theirs, 'theirs'],
    [live, 'live'],
  ] as const) {
    await inTenant(database.db, tenant, 'write', (tx) => tx.insert(customers).values(customer(tenant, name)));
  }
});

afterAll(() => database.close());

test('a query without a where sees the rows of one team and one environment', async () => {
  expect(await namesSeenBy(ours)).toEqual(['ours']);
  expect(await namesSeenBy(theirs)).toEqual(['theirs']);
  expect(await namesSeenBy(live)).toEqual(['live']);
});

test('an update and a delete without a where leave the rows of others alone', async () => {
  await inTenant(database.db, ours, 'write', (tx) => tx.update(customers).set({ notes: 'touched' }));
  const notes = await inTenant(database.db, theirs, 'read', (tx) =>
    tx.select({ notes: customers.notes }).from(customers),
  );
  expect(notes).toEqual([{ notes: null }]);

  const scratch = { teamId: uuidv7(), environment: 'test' as const };
  await inTenant(database.db, scratch, 'write', (tx) => tx.delete(customers));
  expect(await namesSeenBy(theirs)).toEqual(['theirs']);
});

test.each(['team', 'environment'])('an insert for another %s fails', async (which) => {
  const target = which === 'team' ? theirs : live;
  const work = inTenant(database.db, ours, 'write', (tx) =>
    tx.insert(customers).values(customer(target, 'intruder')),
  );
  expect(await rootMessage(work)).toContain('row-level security');
});

test('a row cannot be moved into another team', async () => {
  const work = inTenant(database.db, ours, 'write', (tx) =>
    tx.update(customers).set({ teamId: theirs.teamId }),
  );
  expect(await rootMessage(work)).toContain('row-level security');
});

test('a ticket cannot point at the customer of another team', async () => {
  const [foreign] = await inTenant(database.db, theirs, 'read', (tx) =>
    tx.select({ id: customers.id }).from(customers),
  );
  const work = inTenant(database.db, ours, 'write', (tx) =>
    tx.insert(tickets).values({
      id: uuidv7(),
      ...ours,
      title: 'x',
      status: 'new',
      priority: 'normal',
      customerId: foreign?.id ?? null,
      tags: [],
      messageCount: 0,
      metadata: {},
      slaPaused: false,
      createdAt: now,
      updatedAt: now,
    }),
  );
  expect(await rootMessage(work)).toContain('foreign key');
});

test('members are seen by their own team, in both environments', async () => {
  for (const tenant of [ours, live]) {
    const seen = await inTenant(database.db, tenant, 'read', (tx) =>
      tx.select({ teamId: members.teamId }).from(members),
    );
    expect(seen).toEqual([{ teamId: ours.teamId }]);
  }
});

test('without a tenant the role of requests sees nothing', async () => {
  const rows = await database.db.transaction(async (tx) => {
    await tx.execute(sql`set local role cstar_app`);
    return tx.select().from(customers);
  });
  expect(rows).toEqual([]);
});

const closed: [string, AnyPgTable][] = [
  ['api_keys', apiKeys],
  ['teams', teams],
  ['rate_limits', rateLimits],
];

test.each(closed)('requests may not read %s', async (_, table) => {
  const work = inTenant(database.db, ours, 'read', (tx) => tx.select().from(table));
  expect(await rootMessage(work)).toContain('permission denied');
});

test('the role and the tenant end with the transaction', async () => {
  await namesSeenBy(ours);
  const [left] = await database.db
    .select({
      role: sql<string>`current_setting('role')`,
      team: sql<string | null>`nullif(current_setting('app.team_id', true), '')`,
    })
    .from(sql`(select 1) as one`);
  expect(left).toEqual({ role: 'none', team: null });
});

/**
 * Tables without a partition, kept from requests, or with rows that the server itself handles for all teams
 * at once, each with how it is closed to requests.
 */
const others: Record<string, 'policy' | 'no grant'> = {
  teams: 'policy',
  events: 'policy',
  webhooks: 'policy',
  webhook_deliveries: 'policy',
  customer_sessions: 'policy',
  mail_tokens: 'policy',
  proactive_visitors: 'policy',
  members: 'policy',
  invites: 'policy',
  high_fives: 'policy',
  stored_responses: 'policy',
  api_keys: 'no grant',
  rate_limits: 'no grant',
  removed_files: 'no grant',
  server_secrets: 'no grant',
};

test('every other table with a partition is closed by a policy that also binds its owner', async () => {
  const rows = await database.db
    .select({
      name: sql<string>`relname`,
      secured: sql<boolean>`relrowsecurity`,
      forced: sql<boolean>`relforcerowsecurity`,
    })
    .from(sql`pg_class`)
    .where(sql`relnamespace = 'public'::regnamespace and relkind = 'r'`);
  const known = rows.filter(({ name }) => name in others);
  const open = known.filter(({ name, secured }) => others[name] === 'policy' && !secured);
  expect(open).toEqual([]);
  const partitioned = rows.filter(({ name }) => !(name in others));
  expect(partitioned.length).toBeGreaterThan(5);
  expect(partitioned.filter(({ secured, forced }) => !secured || !forced)).toEqual([]);
});

test('the role of requests cannot bypass a policy', async () => {
  const [role] = await database.db
    .select({ bypasses: sql<boolean>`rolbypassrls or rolsuper` })
    .from(sql`pg_roles`)
    .where(sql`rolname = 'cstar_app'`);
  expect(role).toEqual({ bypasses: false });
});

test('a team sees its own name, and no other team', async () => {
  const seen = await inTenant(database.db, ours, 'read', (tx) => tx.select({ id: teams.id }).from(teams));
  expect(seen).toEqual([{ id: ours.teamId }]);
});

test('an audit entry can be neither changed nor removed', async () => {
  const changed = inTenant(database.db, ours, 'write', (tx) => tx.update(auditLog).set({ actorName: 'x' }));
  expect(await rootMessage(changed)).toContain('permission denied');
  const removed = inTenant(database.db, ours, 'write', (tx) => tx.delete(auditLog));
  expect(await rootMessage(removed)).toContain('permission denied');
});
