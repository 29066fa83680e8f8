import { and, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { messages, tickets } from '../../db/schema/index.ts';
import { matchesSearch } from '../shared/search.ts';
import { visibleMessages } from '../shared/visibility.ts';

/**
 * Matches tickets by their title, the name of their customer and their messages, all together.
 * Messages that the key may not see do not count.
 */
export const matchesTicket = (context: Context, text: string): SQL =>
  matchesSearch(text, (query) =>
    or(
      sql`${tickets.search} @@ ${query}`,
      inArray(
        tickets.id,
        context.tx
          .select({ id: messages.ticketId })
          .from(messages)
          .where(and(sql`${messages.search} @@ ${query}`, visibleMessages(context))),
      ),
    ),
  );
