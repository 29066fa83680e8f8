import { and, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { messages, tickets } from '../../db/schema/index.ts';
import { matchesSearch } from '../shared/search.ts';

/**
 * Matches tickets by their title, the name of their customer and their messages, all together.
 *
 * @param visible Which messages count. Default: all.
 */
export const matchesTicket = ({ tx }: Context, text: string, visible?: SQL): SQL =>
  matchesSearch(text, (query) =>
    or(
      sql`${tickets.search} @@ ${query}`,
      inArray(
        tickets.id,
        tx
          .select({ id: messages.ticketId })
          .from(messages)
          .where(and(sql`${messages.search} @@ ${query}`, visible)),
      ),
    ),
  );
