import { type contract, formatId } from '@cstar.help/contract';
import type { z } from 'zod';
import type { webhooks } from '../../db/schema/index.ts';
import { iso } from '../shared/paging.ts';

export type WebhookRow = typeof webhooks.$inferSelect;

type Webhook = z.input<typeof contract.webhooks.schemas.Webhook>;

/** A webhook as it is shown: never with its secret. */
export const presentWebhook = (row: WebhookRow): Webhook => ({
  object: 'webhook',
  id: formatId('webhook', row.id),
  name: row.name,
  url: row.url,
  events: row.events,
  isActive: row.isActive,
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});
