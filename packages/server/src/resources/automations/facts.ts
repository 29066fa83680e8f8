import { formatId, parseId, parseUuid } from '@cstar.help/contract';
import { eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { articles, communityPosts, customers, surveys, tickets } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import type { DomainEvent } from '../../events/events.ts';
import type { Family } from './fields.ts';
import { familyOf } from './fields.ts';
import type { Facts } from './match.ts';

/** What a rule acts on. */
export interface Target {
  family: Family;
  /** The ID of the subject. */
  id: string;
  /** The same as the API shows it. */
  resourceId: string;
  /** The ticket that actions on tickets are for: the subject itself, or the one that a survey is about. */
  ticketId: string | null;
}

interface Found {
  facts: Facts;
  target: Target;
}

/** Where the row stands in what an event tells. */
const payloadKeys: Readonly<Record<Family, string>> = {
  ticket: 'ticket',
  customer: 'customer',
  article: 'article',
  community_post: 'post',
  survey: 'survey',
};

const tables = {
  ticket: tickets,
  customer: customers,
  article: articles,
  community_post: communityPosts,
  survey: surveys,
} as const;

const readId = (family: Family, text: string): string | null =>
  family === 'community_post' ? parseUuid(text) : parseId(family, text);

const writeId = (family: Family, uuid: string): string =>
  family === 'community_post' ? uuid : formatId(family, uuid);

/** What an event tells to conditions; undefined when it tells nothing of its subject. */
export async function factsOf(context: Context, happened: DomainEvent): Promise<Found | undefined> {
  const family = familyOf(happened.type);
  const told = new Map<string, unknown>(Object.entries(happened.payload));
  const subject = told.get(payloadKeys[family]);
  const before = told.get('before');
  const message = told.get('message');
  if (!isRow(subject)) return undefined;
  const related = {
    ...(await relatedTo(context, family, subject)),
    message: isObject(message) ? message : undefined,
  };
  return {
    facts: { trigger: happened.type, subject, before: isObject(before) ? before : undefined, related },
    target: targetOf(family, subject),
  };
}

/**
 * The same for a resource as it stands, without an event.
 *
 * @throws ApiError when there is none with this ID
 */
export async function factsAbout(context: Context, trigger: string, resourceId: string): Promise<Found> {
  const family = familyOf(trigger);
  const uuid = readId(family, resourceId);
  const table = tables[family];
  const [subject] = uuid === null ? [] : await context.tx.select().from(table).where(eq(table.id, uuid));
  if (!isRow(subject)) {
    throw new ApiError(
      'parameter_invalid',
      `resourceId names no ${family.replace('_', ' ')}: ${resourceId.slice(0, 50)}. Use the ID of an existing one of your team and environment.`,
      { param: 'resourceId' },
    );
  }
  const related = await relatedTo(context, family, subject);
  return {
    facts: { trigger, subject, before: undefined, related },
    target: targetOf(family, subject),
  };
}

async function relatedTo({ tx }: Context, family: Family, subject: Row) {
  if (family === 'customer' || family === 'article') return {};
  const { customerId, ticketId } = subject;
  const [customer] =
    typeof customerId === 'string'
      ? await tx.select().from(customers).where(eq(customers.id, customerId))
      : [];
  if (family !== 'survey') return { customer };
  const [ticket] =
    typeof ticketId === 'string' ? await tx.select().from(tickets).where(eq(tickets.id, ticketId)) : [];
  return { customer, ticket };
}

const ticketIdOf = (family: Family, { id, ticketId }: Row): string | null => {
  if (family === 'ticket') return id;
  return family === 'survey' && typeof ticketId === 'string' ? ticketId : null;
};

const targetOf = (family: Family, subject: Row): Target => ({
  family,
  id: subject.id,
  resourceId: writeId(family, subject.id),
  ticketId: ticketIdOf(family, subject),
});

interface Row {
  id: string;
  customerId?: unknown;
  ticketId?: unknown;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isRow = (value: unknown): value is Row =>
  isObject(value) && 'id' in value && typeof value.id === 'string';
