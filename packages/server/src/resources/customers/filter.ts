import type { contract } from '@cstar.help/contract';
import { and, arrayContains, eq, or, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { customers } from '../../db/schema/index.ts';
import { contains, matches } from '../shared/search.ts';

type Filters = Omit<z.output<typeof contract.customers.schemas.CustomerListParams>, 'page' | 'pageSize'>;

/** What a list of customers is narrowed to; the same for lists, exports and saved views. */
export const customerFilter = (filters: Filters): SQL | undefined =>
  and(
    filters.status && eq(customers.status, filters.status),
    filters.sentiment && eq(customers.sentiment, filters.sentiment),
    filters.tag === undefined ? undefined : arrayContains(customers.tags, [filters.tag]),
    filters.search === undefined
      ? undefined
      : or(
          matches(customers.search, filters.search),
          contains(customers.name, filters.search),
          contains(customers.email, filters.search),
        ),
  );
