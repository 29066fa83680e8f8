import { formatId } from '@cstar.help/contract';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { articles, customers, messages, searchWords, tickets } from '../../db/schema/index.ts';
import { customerFilter } from '../customers/filter.ts';
import { anyWord, matches } from '../shared/search.ts';
import { plainText } from '../shared/text.ts';
import { visibleArticles, visibleMessages } from '../shared/visibility.ts';
import { matchesTicket } from '../tickets/search.ts';
import { oneLine } from './highlight.ts';

export interface Search {
  text: string;
  limit: number;
}

export interface Found {
  type: 'ticket' | 'customer' | 'article';
  id: string;
  title: string;
  /** What a snippet can be cut from. */
  body: string;
  score: number;
  updatedAt: Date;
}

/** Words of the title count this much, those of the text the rest. */
const titleShare = 0.7;

/** From 0 to 1: how often the words stand there, and how near to each other, for the length of the text. */
const rank = (words: SQL, query: SQL | undefined): SQL =>
  query === undefined ? sql`0::float4` : sql`coalesce(ts_rank_cd(${words}, ${query}, 1 | 32), 0)`;

const scoreOf = (title: SQL, body: SQL): SQL<number> =>
  sql<number>`round((${titleShare}::float8 * ${title} + ${1 - titleShare}::float8 * ${body})::numeric, 4)::float8`;

export async function findTickets(context: Context, { text, limit }: Search): Promise<Found[]> {
  const { tx } = context;
  const query = anyWord(text);
  const mine = and(eq(messages.ticketId, tickets.id), visibleMessages(context));
  const inMessage = rank(sql`${messages.search}`, query);
  // The message that fits best; when the words stand in the title, the one that opened the ticket.
  const best = tx
    .select({ content: messages.content })
    .from(messages)
    .where(mine)
    .orderBy(desc(inMessage), messages.createdAt, messages.id)
    .limit(1);
  const bestRank = tx
    .select({ rank: sql`max(${inMessage})` })
    .from(messages)
    .where(mine);
  const score = scoreOf(
    rank(searchWords(tickets.title, tickets.customerName), query),
    sql`coalesce((${bestRank}), 0)`,
  );
  const rows = await tx
    .select({
      id: tickets.id,
      title: tickets.title,
      body: sql<string | null>`(${best})`,
      score: score.as('score'),
      updatedAt: tickets.updatedAt,
    })
    .from(tickets)
    .where(matchesTicket(context, text))
    .orderBy(desc(sql`score`), desc(tickets.updatedAt), tickets.id)
    .limit(limit);
  return rows.map((row) => ({
    ...row,
    type: 'ticket',
    id: formatId('ticket', row.id),
    body: oneLine(row.body ?? ''),
  }));
}

export async function findCustomers({ tx }: Context, { text, limit }: Search): Promise<Found[]> {
  const query = anyWord(text);
  const whole = eq(sql`lower(${customers.email})`, text.toLowerCase());
  const words = scoreOf(rank(searchWords(customers.name), query), rank(searchWords(customers.email), query));
  // A part of a word has no rank, yet it was found.
  const score = sql<number>`case when ${whole} then 1 else greatest(${words}, 0.05) end`;
  const rows = await tx
    .select({
      id: customers.id,
      title: customers.name,
      body: customers.email,
      score: score.as('score'),
      updatedAt: customers.updatedAt,
    })
    .from(customers)
    .where(customerFilter({ search: text }))
    .orderBy(desc(sql`score`), desc(customers.updatedAt), customers.id)
    .limit(limit);
  return rows.map((row) => ({ ...row, type: 'customer', id: formatId('customer', row.id) }));
}

/** How well an article fits a tsquery, from 0 to 1. */
export const articleScore = (query: SQL | undefined): SQL<number> =>
  scoreOf(rank(searchWords(articles.title), query), rank(sql`${articles.search}`, query));

export async function findArticles(context: Context, { text, limit }: Search): Promise<Found[]> {
  const score = articleScore(anyWord(text));
  const rows = await context.tx
    .select({
      id: articles.id,
      title: articles.title,
      body: sql<string>`left(${articles.content}, 100000)`,
      score: score.as('score'),
      updatedAt: articles.updatedAt,
    })
    .from(articles)
    .where(and(matches(articles.search, text), visibleArticles(context)))
    .orderBy(desc(sql`score`), desc(articles.updatedAt), articles.id)
    .limit(limit);
  return rows.map((row) => ({
    ...row,
    type: 'article',
    id: formatId('article', row.id),
    body: oneLine(plainText(row.body)),
  }));
}
