import type { contract } from '@cstar.help/contract';
import { and, eq, inArray, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { members, tickets } from '../../db/schema/index.ts';
import { isPerson } from '../members/person.ts';
import { matchesTicket } from './search.ts';

type Filters = Omit<
  z.output<typeof contract.tickets.schemas.TicketListParams>,
  'page' | 'pageSize' | 'expand'
>;

/** What a list of tickets is narrowed to; the same for lists, exports and saved views. */
export const ticketFilter = (context: Context, filters: Filters): SQL | undefined =>
  and(
    filters.status && eq(tickets.status, filters.status),
    filters.priority && eq(tickets.priority, filters.priority),
    filters.customerId === undefined ? undefined : eq(tickets.customerId, filters.customerId),
    filters.assignedTo === undefined
      ? undefined
      : inArray(
          tickets.assignedTo,
          context.tx.select({ id: members.id }).from(members).where(isPerson(filters.assignedTo)),
        ),
    filters.search === undefined ? undefined : matchesTicket(context, filters.search),
  );
