import { foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAndUpdated, moment, partition } from './columns.ts';
import { customers, type Metadata } from './support.ts';

export const customerGroups = pgTable(
  'customer_groups',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    description: text('description'),
    externalId: text('external_id'),
    customFields: jsonb('custom_fields').$type<Metadata>().notNull(),
    ...createdAndUpdated,
  },
  (table) => [
    unique('customer_groups_slug_unique').on(table.teamId, table.environment, table.slug),
    unique('customer_groups_external_unique').on(table.teamId, table.environment, table.externalId),
    unique('customer_groups_partition').on(table.teamId, table.environment, table.id),
  ],
);

export const customerGroupMembers = pgTable(
  'customer_group_members',
  {
    ...partition,
    groupId: uuid('group_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    joinedAt: moment('joined_at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'customer_group_members_pk', columns: [table.groupId, table.customerId] }),
    index('customer_group_members_customer').on(table.customerId),
    foreignKey({
      name: 'customer_group_members_group',
      columns: [table.teamId, table.environment, table.groupId],
      foreignColumns: [customerGroups.teamId, customerGroups.environment, customerGroups.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'customer_group_members_member',
      columns: [table.teamId, table.environment, table.customerId],
      foreignColumns: [customers.teamId, customers.environment, customers.id],
    }).onDelete('cascade'),
  ],
);
