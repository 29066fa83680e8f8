import { v7 as uuidv7 } from 'uuid';
import { hashPassword } from '../customer/auth/password.ts';
import type { Transaction } from '../db/database.ts';
import {
  articles,
  categories,
  customerAccounts,
  customers,
  members,
  messages,
  nudges,
  tickets,
} from '../db/schema/index.ts';
import { enterTenant, type Tenant } from '../db/tenant.ts';
import { slugify } from '../resources/shared/slug.ts';
import { timesAfter } from '../resources/tickets/status.ts';
import { seedArticles, seedCategories } from './library.ts';
import { seedNudges } from './nudges.ts';
import { demoAccount, customers as seedCustomers, staff } from './people.ts';
import { type SeedTicket, seedTickets } from './tickets.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

type Member = typeof members.$inferSelect;

/**
 * Fills a team with a believable help desk: the same content each time, at moments before `now`.
 * Both environments get it, so that whichever key is pasted into an example shows something.
 * Leaves the transaction in the team's test environment.
 *
 * @returns the members, who work in both environments.
 */
export async function seedTeam(tx: Transaction, teamId: string, now: Date): Promise<Member[]> {
  const team: Member[] = staff.map((person) => ({
    ...person,
    id: uuidv7(),
    userId: uuidv7(),
    teamId,
    avatarUrl: null,
    boringMode: false,
    createdAt: now,
  }));
  await enterTenant(tx, { teamId, environment: 'live' });
  await tx.insert(members).values(team);
  for (const environment of ['live', 'test'] as const) {
    const tenant = { teamId, environment };
    await enterTenant(tx, tenant);
    const people = await addCustomers(tx, tenant, now);
    await addTickets(tx, tenant, now, people, team);
    await addLibrary(tx, tenant, now);
    await addNudges(tx, tenant, now);
  }
  return team;
}

async function addCustomers(tx: Transaction, { teamId, environment }: Tenant, now: Date) {
  const rows = seedCustomers.map((person, index) => {
    const createdAt = new Date(now.getTime() - (60 - index * 5) * day);
    return {
      ...person,
      id: uuidv7(),
      teamId,
      environment,
      status: 'active' as const,
      tags: [...person.tags],
      customFields: {},
      createdAt,
      updatedAt: createdAt,
    };
  });
  await tx.insert(customers).values(rows);
  await addAccount(
    tx,
    { teamId, environment },
    rows.find(({ email }) => email === demoAccount.email),
  );
  return rows;
}

/** So that a demo can log in as a customer. */
async function addAccount(
  tx: Transaction,
  tenant: Tenant,
  holder: { id: string; email: string; createdAt: Date } | undefined,
): Promise<void> {
  if (holder === undefined) return;
  const { id, email, createdAt } = holder;
  await tx.insert(customerAccounts).values({
    ...partitionOf(tenant),
    customerId: id,
    email,
    passwordHash: await hashPassword(demoAccount.password),
    confirmedAt: createdAt,
    createdAt,
    updatedAt: createdAt,
  });
}

async function addTickets(
  tx: Transaction,
  tenant: Tenant,
  now: Date,
  people: { id: string; name: string }[],
  team: Member[],
): Promise<void> {
  for (const seed of seedTickets) {
    const sender = typeof seed.from === 'number' ? people[seed.from] : { id: null, name: seed.from };
    const ticket = {
      id: uuidv7(),
      customerId: sender?.id ?? null,
      customerName: sender?.name ?? null,
      createdAt: new Date(now.getTime() - seed.opened * hour),
    };
    const thread = threadOf(seed, ticket, team).map((message) => ({ ...message, ...partitionOf(tenant) }));
    await tx.insert(tickets).values({
      ...partitionOf(tenant),
      ...ticket,
      title: seed.title,
      status: seed.status,
      priority: seed.priority,
      assignedTo: memberAt(team, seed.assigned)?.id ?? null,
      tags: seed.tags,
      notes: seed.notes ?? null,
      metadata: seed.metadata ?? {},
      slaPaused: false,
      ...timesOf(seed.status, thread, ticket.createdAt),
    });
    await tx.insert(messages).values(thread);
  }
}

const partitionOf = ({ teamId, environment }: Tenant) => ({ teamId, environment });

const memberAt = (team: Member[], index: number | undefined): Member | undefined =>
  index === undefined ? undefined : team[index];

function threadOf(
  seed: SeedTicket,
  ticket: { id: string; customerName: string | null; createdAt: Date },
  team: Member[],
) {
  return seed.thread.map((message) => {
    const agent = memberAt(team, message.staff);
    return {
      id: uuidv7(),
      ticketId: ticket.id,
      content: message.content,
      sender: agent === undefined ? ('customer' as const) : ('agent' as const),
      senderName: agent === undefined ? ticket.customerName : agent.name,
      isInternal: message.internal ?? false,
      createdAt: new Date(ticket.createdAt.getTime() + message.after * hour),
    };
  });
}

/** What the thread and the status say about the times of a ticket. */
function timesOf(status: SeedTicket['status'], thread: ReturnType<typeof threadOf>, createdAt: Date) {
  const updatedAt = thread.at(-1)?.createdAt ?? createdAt;
  const opened = { status: 'new' as const, resolvedAt: null, closedAt: null };
  const answer = thread.find((message) => message.sender === 'agent' && !message.isInternal);
  return {
    ...timesAfter(status, opened, updatedAt),
    messageCount: thread.length,
    firstResponseAt: answer?.createdAt ?? null,
    updatedAt,
  };
}

async function addLibrary(tx: Transaction, { teamId, environment }: Tenant, now: Date): Promise<void> {
  const createdAt = new Date(now.getTime() - 90 * day);
  const groups = seedCategories.map((category, index) => ({
    ...category,
    id: uuidv7(),
    teamId,
    environment,
    slug: slugify(category.name),
    sortOrder: index,
    createdAt,
    updatedAt: createdAt,
  }));
  await tx.insert(categories).values(groups);
  await tx.insert(articles).values(
    seedArticles.map(({ category, views, uses, ...article }, index) => {
      const written = new Date(createdAt.getTime() + index * 3 * day);
      return {
        ...article,
        id: uuidv7(),
        teamId,
        environment,
        slug: slugify(article.title),
        categoryId: groups[category]?.id ?? null,
        viewCount: views,
        useCount: uses,
        metadata: {},
        publishedAt: article.status === 'published' ? written : null,
        createdAt: written,
        updatedAt: written,
      };
    }),
  );
}

async function addNudges(tx: Transaction, { teamId, environment }: Tenant, now: Date): Promise<void> {
  const createdAt = new Date(now.getTime() - 30 * day);
  const rows = seedNudges.map((nudge) => ({ ...nudge, id: uuidv7(), teamId, environment }));
  await tx.insert(nudges).values(rows.map((row) => ({ ...row, createdAt, updatedAt: createdAt })));
}
