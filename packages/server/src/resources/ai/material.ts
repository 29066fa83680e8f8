import { and, count, desc, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { articles, tags, tickets } from '../../db/schema/index.ts';
import { publicArticle } from '../shared/visibility.ts';
import { readTicket } from '../tickets/operations.ts';
import { threadOf } from '../tickets/thread.ts';

/** How many of each a model is given. */
const maxTags = 100;
const maxArticles = 3;
const maxWords = 12;

/** A ticket and its thread, as a model is given them. Notes of the team only where they cannot get out. */
export async function conversationOf(
  context: Context,
  ticketId: string,
  notes: 'with notes' | 'without notes',
) {
  const { title, customerName } = await readTicket(context, ticketId);
  const thread = await threadOf(context, ticketId);
  const messages = thread.filter(({ isInternal }) => notes === 'with notes' || !isInternal);
  return { title, customerName, messages };
}

export type Conversation = Awaited<ReturnType<typeof conversationOf>>;

/** The tags of the team, the most used first. */
export async function knownTags({ tx }: Context): Promise<string[]> {
  const used = await tx
    .select({ name: sql<string>`unnest(${tickets.tags})`.as('name'), uses: count() })
    .from(tickets)
    .groupBy(sql`1`)
    .orderBy(desc(count()), sql`1`)
    .limit(maxTags);
  const created = await tx.select({ name: tags.name }).from(tags).limit(maxTags);
  const all = [...used, ...created].map(({ name }) => name);
  return [...new Set(all)].slice(0, maxTags);
}

/** The published articles that have most to do with a conversation. Internal ones stay internal. */
export async function relevantArticles({ tx }: Context, { title, messages }: Conversation) {
  const asked = messages.filter(({ sender }) => sender === 'customer').at(-1)?.content ?? '';
  const words = `${title} ${asked}`.toLowerCase().match(/[\p{L}\p{M}\p{N}]{4,40}/gu) ?? [];
  const wanted = [...new Set(words)].slice(0, maxWords);
  if (wanted.length === 0) return [];
  const query = sql`websearch_to_tsquery('english', ${wanted.join(' or ')})`;
  return tx
    .select({ title: articles.title, content: articles.content })
    .from(articles)
    .where(and(publicArticle(), sql`${articles.search} @@ ${query}`))
    .orderBy(desc(sql`ts_rank(${articles.search}, ${query})`), desc(articles.id))
    .limit(maxArticles);
}
