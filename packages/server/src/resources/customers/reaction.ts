import { and, desc, eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { customers, messages, tickets } from '../../db/schema/index.ts';
import { isEvent } from '../../events/events.ts';
import type { Reaction } from '../../events/publish.ts';
import { changeCustomer } from './operations.ts';
import { sentimentOf } from './sentiment.ts';

const messagesThatCount = 5;

/** Computes how a customer feels whenever they write. What was set by hand holds until then. */
export const followSentiment: Reaction = async (context, happened) => {
  if (!isEvent(happened, 'ticket.message_added')) return;
  const { ticket, message } = happened.payload;
  if (ticket.customerId === null || message.sender !== 'customer' || message.isInternal) return;
  const sentiment = sentimentOf(await lastWords(context, ticket.customerId));
  const [customer] = await context.tx
    .select({ sentiment: customers.sentiment })
    .from(customers)
    .where(eq(customers.id, ticket.customerId));
  if (customer === undefined || customer.sentiment === sentiment) return;
  const computing = context.as({ type: 'system', id: null, name: 'cStar' });
  await changeCustomer(computing, ticket.customerId, { sentiment });
};

async function lastWords({ tx }: Context, customerId: string): Promise<string[]> {
  const rows = await tx
    .select({ content: messages.content })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(
      and(
        eq(tickets.customerId, customerId),
        eq(messages.sender, 'customer'),
        eq(messages.isInternal, false),
      ),
    )
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(messagesThatCount);
  return rows.map(({ content }) => content);
}
