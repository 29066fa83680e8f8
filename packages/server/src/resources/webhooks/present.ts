import { type contract, formatId } from '@cstar.help/contract';
import type { z } from 'zod';
import type { webhooks } from '../../db/schema/index.ts';
import { iso } from '../shared/paging.ts';

export type WebhookRow = typeof webhooks.$inferSelect;

type CreatedWebhook = z.input<typeof contract.webhooks.schemas.CreatedWebhook>;
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

/** The same right after its secret was made: the only time that it is shown. */
export const presentWithSecret = (row: WebhookRow): CreatedWebhook => ({
  ...presentWebhook(row),
  secret: row.secret,
  signingSecret: row.secret,
});
