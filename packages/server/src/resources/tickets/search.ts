import { inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { messages, tickets } from '../../db/schema/index.ts';
import { matchesSearch } from '../shared/search.ts';

/** Matches tickets by their title, the name of their customer and their messages, all together. */
export const matchesTicket = ({ tx }: Context, text: string): SQL =>
  matchesSearch(text, (query) =>
    or(
      sql`${tickets.search} @@ ${query}`,
      inArray(
        tickets.id,
        tx.select({ id: messages.ticketId }).from(messages).where(sql`${messages.search} @@ ${query}`),
      ),
    ),
  );
