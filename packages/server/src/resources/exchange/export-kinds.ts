import { contract, type IdKind } from '@cstar.help/contract';
import { desc, eq, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { articles, categories, customers, tickets } from '../../db/schema/index.ts';
import { customerFilter } from '../customers/filter.ts';
import { customerColumns } from '../customers/present.ts';
import { withTicketCounts } from '../customers/ticket-counts.ts';
import { articleFilter } from '../library/filter.ts';
import { articleColumns, presentArticle } from '../library/present.ts';
import { ticketFilter } from '../tickets/filter.ts';
import { presentTicket, ticketColumns } from '../tickets/present.ts';
import type { Column } from './csv.ts';

type Ticket = z.input<typeof contract.tickets.schemas.Ticket>;
type Customer = z.input<typeof contract.customers.schemas.Customer>;
type Article = z.input<typeof contract.articles.schemas.Article>;

/** What an export needs to know of a kind of object. */
export interface ExportKind<Schema extends z.ZodObject, Row> {
  id: IdKind;
  table: typeof tickets | typeof customers | typeof articles;
  filters: Schema;
  where(context: Context, filters: z.output<Schema>): Promise<SQL | undefined>;
  /** Up to `limit` objects, newest first, as the API shows them. */
  read(context: Context, where: SQL | undefined, limit: number): Promise<Row[]>;
  columns: readonly Column<Row>[];
}

export const ticketExport: ExportKind<typeof contract.exports.schemas.TicketExportFilterParams, Ticket> = {
  id: 'ticket',
  table: tickets,
  filters: contract.exports.schemas.TicketExportFilterParams.strict(),
  async where(context, filters) {
    return ticketFilter(context, filters);
  },
  async read(context, where, limit) {
    const rows = await context.tx
      .select(ticketColumns)
      .from(tickets)
      .where(where)
      .orderBy(desc(tickets.createdAt), desc(tickets.id))
      .limit(limit);
    return rows.map((row) => presentTicket(context, row));
  },
  columns: [
    ['id', (row) => row.id],
    ['title', (row) => row.title],
    ['status', (row) => row.status],
    ['priority', (row) => row.priority],
    ['customerId', (row) => row.customerId],
    ['customerName', (row) => row.customerName],
    ['assignedTo', (row) => row.assignedTo],
    ['tags', (row) => row.tags],
    ['notes', (row) => row.notes],
    ['messageCount', (row) => row.messageCount],
    ['externalId', (row) => row.externalId],
    ['customFields', (row) => row.customFields],
    ['metadata', (row) => row.metadata],
    ['responseDeadline', (row) => row.responseDeadline],
    ['resolutionDeadline', (row) => row.resolutionDeadline],
    ['firstResponseAt', (row) => row.firstResponseAt],
    ['resolvedAt', (row) => row.resolvedAt],
    ['closedAt', (row) => row.closedAt],
    ['createdAt', (row) => row.createdAt],
    ['updatedAt', (row) => row.updatedAt],
  ],
};

export const customerExport: ExportKind<
  typeof contract.exports.schemas.CustomerExportFilterParams,
  Customer
> = {
  id: 'customer',
  table: customers,
  filters: contract.exports.schemas.CustomerExportFilterParams.strict(),
  async where(_context, filters) {
    return customerFilter(filters);
  },
  async read(context, where, limit) {
    const rows = await context.tx
      .select(customerColumns)
      .from(customers)
      .where(where)
      .orderBy(desc(customers.createdAt), desc(customers.id))
      .limit(limit);
    return withTicketCounts(context, rows);
  },
  columns: [
    ['id', (row) => row.id],
    ['name', (row) => row.name],
    ['email', (row) => row.email],
    ['status', (row) => row.status],
    ['sentiment', (row) => row.sentiment],
    ['tags', (row) => row.tags],
    ['notes', (row) => row.notes],
    ['ticketCount', (row) => row.ticketCount],
    ['externalId', (row) => row.externalId],
    ['customFields', (row) => row.customFields],
    ['metadata', (row) => row.metadata],
    ['createdAt', (row) => row.createdAt],
    ['updatedAt', (row) => row.updatedAt],
  ],
};

export const articleExport: ExportKind<typeof contract.exports.schemas.ArticleExportFilterParams, Article> = {
  id: 'article',
  table: articles,
  filters: contract.exports.schemas.ArticleExportFilterParams.strict(),
  where: articleFilter,
  async read(context, where, limit) {
    const rows = await context.tx
      .select({ ...articleColumns, category: categories.name })
      .from(articles)
      .leftJoin(categories, eq(categories.id, articles.categoryId))
      .where(where)
      .orderBy(desc(articles.createdAt), desc(articles.id))
      .limit(limit);
    return rows.map((row) => presentArticle(context, row, row.category));
  },
  columns: [
    ['id', (row) => row.id],
    ['title', (row) => row.title],
    ['slug', (row) => row.slug],
    ['content', (row) => row.content],
    ['category', (row) => row.category],
    ['categoryId', (row) => row.categoryId],
    ['status', (row) => row.status],
    ['isPublic', (row) => row.isPublic],
    ['tags', (row) => row.tags],
    ['notes', (row) => row.notes],
    ['metaDescription', (row) => row.metaDescription],
    ['viewCount', (row) => row.viewCount],
    ['useCount', (row) => row.useCount],
    ['metadata', (row) => row.metadata],
    ['publishedAt', (row) => row.publishedAt],
    ['createdAt', (row) => row.createdAt],
    ['updatedAt', (row) => row.updatedAt],
  ],
};
