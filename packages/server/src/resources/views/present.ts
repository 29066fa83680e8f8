import { type contract, formatId } from '@cstar.help/contract';
import type { z } from 'zod';
import type { views } from '../../db/schema/index.ts';
import { iso } from '../shared/paging.ts';

export type ViewRow = typeof views.$inferSelect;

type View = z.input<typeof contract.views.schemas.View>;

export const presentView = (row: ViewRow): View => ({
  object: 'view',
  id: formatId('view', row.id),
  name: row.name,
  entityType: row.entityType,
  filters: row.filters,
  sortField: row.sortField,
  sortDirection: row.sortDirection,
  visibility: row.privateTo === null ? 'team' : 'private',
  createdBy: row.createdBy && formatId('member', row.createdBy),
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});
