import { type contract, formatId } from '@cstar.help/contract';
import { getTableColumns } from 'drizzle-orm';
import type { z } from 'zod';
import type { CallContext } from '../../context.ts';
import { customers } from '../../db/schema/index.ts';
import { iso } from '../shared/paging.ts';
import { nothingOwn, seen } from '../shared/visibility.ts';

const { search: _search, ...customerColumns } = getTableColumns(customers);

export { customerColumns };

export type CustomerRow = Omit<typeof customers.$inferSelect, 'search'>;

type Customer = z.input<typeof contract.customers.schemas.Customer>;
type CustomerSummary = z.input<typeof contract.customers.schemas.CustomerSummary>;

export const presentCustomerSummary = (row: Pick<CustomerRow, 'id' | 'name' | 'email'>): CustomerSummary => ({
  object: 'customer',
  id: formatId('customer', row.id),
  name: row.name,
  email: row.email,
});

export const presentCustomer = (
  viewer: Pick<CallContext, 'principal'>,
  customer: CustomerRow,
  ticketCount: number,
): Customer => present(seen(viewer, customer, nothingOwn), ticketCount);

const present = (row: CustomerRow, ticketCount: number): Customer => ({
  ...presentCustomerSummary(row),
  object: 'customer',
  status: row.status,
  sentiment: row.sentiment,
  tags: row.tags,
  notes: row.notes,
  ticketCount,
  externalId: row.externalId,
  customFields: row.customFields,
  metadata: row.metadata,
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});
