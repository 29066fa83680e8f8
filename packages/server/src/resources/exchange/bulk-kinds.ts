import { contract, type IdKind, type PermissionKey } from '@cstar.help/contract';
import type { Context } from '../../context.ts';
import { articles, customers, members, tickets } from '../../db/schema/index.ts';
import { validate } from '../../http/validation.ts';
import { holdCustomFields } from '../custom-fields/values.ts';
import { changeCustomer, deleteCustomer } from '../customers/operations.ts';
import { requireCategory } from '../library/category-reference.ts';
import { changeArticle, deleteArticle } from '../library/operations.ts';
import { isPerson } from '../members/person.ts';
import { unknownReference } from '../shared/missing.ts';
import { changeTicket, deleteTicket } from '../tickets/operations.ts';

type Data = Record<string, unknown>;

export interface Update {
  /**
   * Locks what the changes refer to. It comes before the objects themselves: whoever removes it locks
   * in this order, and two orders may deadlock.
   */
  hold(context: Context): Promise<unknown>;
  change(context: Context, id: string): Promise<unknown>;
}

/** What a bulk change needs to know of a kind of object. */
export interface Kind {
  id: IdKind;
  permission: PermissionKey;
  table: typeof tickets | typeof customers | typeof articles;
  /** Reads `data`, once for all objects. */
  update(data: Data): Update;
  remove(context: Context, id: string): Promise<void>;
}

const TicketChanges = contract.tickets.schemas.TicketUpdateParams.strict();
const CustomerChanges = contract.customers.schemas.CustomerUpdateParams.strict();
const ArticleChanges = contract.articles.schemas.ArticleUpdateParams.strict();

export const kinds = {
  tickets: {
    id: 'ticket',
    permission: 'manage_tickets',
    table: tickets,
    update(data) {
      const changes = validate(TicketChanges, data, 'body');
      return {
        async hold(context) {
          if (changes.assignedTo) await holdMember(context, changes.assignedTo);
          if (changes.customFields !== undefined) await holdCustomFields(context, 'tickets');
        },
        change: (context, id) => changeTicket(context, id, changes),
      };
    },
    remove: deleteTicket,
  },
  customers: {
    id: 'customer',
    permission: 'manage_customers',
    table: customers,
    update(data) {
      const changes = validate(CustomerChanges, data, 'body');
      return {
        async hold(context) {
          if (changes.customFields !== undefined) await holdCustomFields(context, 'customers');
        },
        change: (context, id) => changeCustomer(context, id, changes),
      };
    },
    remove: deleteCustomer,
  },
  articles: {
    id: 'article',
    permission: 'manage_articles',
    table: articles,
    update(data) {
      const changes = validate(ArticleChanges, data, 'body');
      return {
        async hold(context) {
          if (changes.category) await requireCategory(context, changes.category);
        },
        change: (context, id) => changeArticle(context, id, changes),
      };
    },
    remove: deleteArticle,
  },
} satisfies Record<string, Kind>;

async function holdMember({ tx }: Context, id: string): Promise<void> {
  const held = await tx.select({ id: members.id }).from(members).where(isPerson(id)).for('key share');
  if (held.length === 0) throw unknownReference('member', id, 'assignedTo');
}
