import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  CreatedWebhook,
  Deleted,
  DeliveryListParams,
  DeliveryRecord,
  EventBatch,
  EventName,
  RotatedWebhook,
  TriggeredTest,
  Webhook,
  WebhookCreateParams,
  WebhookDelivery,
  WebhookEventsParams,
  WebhookListParams,
  WebhookRotateSecretParams,
  WebhookTestParams,
  WebhookUpdateParams,
} from '../types/index.ts';

/** Subscriptions that send events to a URL of yours: `cstar.webhooks`. */
export class Webhooks extends Resource {
  /**
   * Lists all webhooks, newest first. Needs a secret key and the permission `manage_webhooks`.
   *
   * @param params `active: true` for those that are on, `false` for those that are off
   * @throws CStarPermissionError when the role behind the key lacks `manage_webhooks`
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/webhooks
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data } = await new CStarClient().webhooks.list({ active: true });
   * for (const webhook of data) console.log(webhook.url, webhook.events);
   * ```
   */
  list(params?: WebhookListParams, options?: RequestOptions): PagePromise<Webhook> {
    return this.transport.list(path`webhooks`, params, options);
  }

  /**
   * Retrieves one webhook. Needs a secret key and the permission `manage_webhooks`.
   *
   * @param webhookId its ID (`whk_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_webhooks`
   * @endpoint GET /api/v1/teams/{teamId}/webhooks/{webhookId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const webhook = await new CStarClient().webhooks.get('whk_550e8400e29b41d4a716446655440000');
   * console.log(webhook.name, webhook.isActive);
   * ```
   */
  get(webhookId: string, options?: RequestOptions): CStarPromise<Webhook> {
    return this.transport.get(path`webhooks/${webhookId}`, options);
  }

  /**
   * Creates a webhook. Its signing secret is in this answer only: save it.
   *
   * @param params `name`, `url` (https, or http of localhost) and `events` (an array or comma-separated; `ticket.*`
   *   and `*` work too) are required
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_webhooks`
   * @throws CStarConflictError when there are 50 webhooks already
   * @endpoint POST /api/v1/teams/{teamId}/webhooks
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const webhook = await new CStarClient().webhooks.create({
   *   name: 'My webhook',
   *   url: 'https://example.com/webhook',
   *   events: ['ticket.created', 'boss.*'],
   * });
   * console.log(webhook.secret);
   * ```
   */
  create(params: WebhookCreateParams, options?: RequestOptions): CStarPromise<CreatedWebhook> {
    return this.transport.post(path`webhooks`, params, options);
  }

  /**
   * Changes the given fields of a webhook and leaves the others.
   *
   * @param webhookId its ID (`whk_…`) or bare UUID
   * @param params only the fields to change; `isActive` switches it on and off
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_webhooks`
   * @endpoint PATCH /api/v1/teams/{teamId}/webhooks/{webhookId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = 'whk_550e8400e29b41d4a716446655440000';
   * await new CStarClient().webhooks.update(id, { events: 'ticket.*', isActive: true });
   * ```
   */
  update(webhookId: string, params: WebhookUpdateParams, options?: RequestOptions): CStarPromise<Webhook> {
    return this.transport.patch(path`webhooks/${webhookId}`, params, options);
  }

  /**
   * Deletes a webhook for good.
   *
   * @param webhookId its ID (`whk_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_webhooks`
   * @endpoint DELETE /api/v1/teams/{teamId}/webhooks/{webhookId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().webhooks.delete('whk_550e8400e29b41d4a716446655440000');
   * ```
   */
  delete(webhookId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`webhooks/${webhookId}`, options);
  }

  /** The same as {@link Webhooks.delete}. */
  del(webhookId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(webhookId, options);
  }

  /**
   * Sends a made-up event to one webhook, active or not, and waits up to 10 seconds for its answer. A failed
   * delivery is an outcome, not an error.
   *
   * @param webhookId its ID (`whk_…`) or bare UUID
   * @param event an event such as `'ticket.created'`, bare or as `{ event }`
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when there is no such event
   * @throws CStarPermissionError when the role behind the key lacks `manage_webhooks`
   * @endpoint POST /api/v1/teams/{teamId}/webhooks/{webhookId}/test
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const outcome = await new CStarClient().webhooks.test('whk_550e8400e29b41d4a716446655440000', 'ticket.created');
   * console.log(outcome.success, outcome.status, outcome.error);
   * ```
   */
  test(
    webhookId: string,
    event: EventName | WebhookTestParams,
    options?: RequestOptions,
  ): CStarPromise<WebhookDelivery> {
    return this.transport.post(
      path`webhooks/${webhookId}/test`,
      typeof event === 'string' ? { event } : event,
      options,
    );
  }

  /**
   * Sends a made-up event to every active webhook, whatever it subscribes to, and waits up to 10 seconds for
   * the answers.
   *
   * @param params `event`: an event such as `ticket.created`
   * @throws CStarValidationError when there is no such event
   * @throws CStarPermissionError when the role behind the key lacks `manage_webhooks`
   * @endpoint POST /api/v1/teams/{teamId}/webhooks/trigger-test
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { deliveredTo, deliveries } = await new CStarClient().webhooks.triggerTest({ event: 'ticket.created' });
   * console.log(deliveredTo, deliveries.length);
   * ```
   */
  triggerTest(params: WebhookTestParams, options?: RequestOptions): CStarPromise<TriggeredTest> {
    return this.transport.post(path`webhooks/trigger-test`, params, options);
  }

  /**
   * Lists what was sent to a webhook and what came of it, newest first: one stretch when awaited, everything when
   * iterated. Needs a secret key and the permission `manage_webhooks`.
   *
   * @param webhookId its ID (`whk_…`) or bare UUID
   * @param params filters `status` and `event`, `limit` (1 to 100 per stretch, default 20) and `before` (the cursor of
   *   an earlier answer)
   * @throws CStarNotFoundError when there is no webhook with this ID
   * @throws CStarValidationError when a filter is malformed or the cursor is unknown
   * @throws CStarPermissionError when the role behind the key lacks `manage_webhooks`
   * @endpoint GET /api/v1/teams/{teamId}/webhooks/{webhookId}/deliveries
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const webhookId = 'whk_550e8400e29b41d4a716446655440000';
   * const { data: failed } = await new CStarClient().webhooks.deliveries(webhookId, { status: 'failed' });
   * for (const { id, event, error } of failed) console.log(id, event, error);
   * ```
   */
  deliveries(
    webhookId: string,
    params?: DeliveryListParams,
    options?: RequestOptions,
  ): PagePromise<DeliveryRecord> {
    return this.transport.list(path`webhooks/${webhookId}/deliveries`, params, options);
  }

  /**
   * Sends an event to a webhook again, at once, whatever came of it before; an attempt that is under way counts as it.
   * The answer does not wait for it: ask for `deliveries` to see what came of it.
   *
   * @param webhookId its ID (`whk_…`) or bare UUID
   * @param deliveryId the delivery to repeat (`dlv_…`) or its bare UUID
   * @throws CStarConflictError when the webhook is switched off
   * @throws CStarNotFoundError when there is no such webhook, or no such delivery to it
   * @throws CStarPermissionError when the role behind the key lacks `manage_webhooks`
   * @endpoint POST /api/v1/teams/{teamId}/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { webhooks } = new CStarClient();
   * const webhookId = 'whk_550e8400e29b41d4a716446655440000';
   * for await (const { id } of webhooks.deliveries(webhookId, { status: 'failed' })) {
   *   await webhooks.redeliver(webhookId, id);
   * }
   * ```
   */
  redeliver(webhookId: string, deliveryId: string, options?: RequestOptions): CStarPromise<DeliveryRecord> {
    return this.transport.post(
      path`webhooks/${webhookId}/deliveries/${deliveryId}/redeliver`,
      undefined,
      options,
    );
  }

  /**
   * Replaces the signing secret. The new one is in this answer only: save it. Until the grace period ends, deliveries
   * are signed with both, so that receivers can change over without losing any.
   *
   * @param webhookId its ID (`whk_…`) or bare UUID
   * @param params `gracePeriod` in seconds: 0 (the former secret ends at once) to 604,800 (a week), default 86,400
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when the grace period is out of range
   * @throws CStarPermissionError when the role behind the key lacks `manage_webhooks`
   * @endpoint POST /api/v1/teams/{teamId}/webhooks/{webhookId}/rotate-secret
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = 'whk_550e8400e29b41d4a716446655440000';
   * const { secret, previousSecretExpiresAt } = await new CStarClient().webhooks.rotateSecret(id);
   * console.log(secret.length, previousSecretExpiresAt);
   * ```
   */
  rotateSecret(
    webhookId: string,
    params: WebhookRotateSecretParams = {},
    options?: RequestOptions,
  ): CStarPromise<RotatedWebhook> {
    return this.transport.post(path`webhooks/${webhookId}/rotate-secret`, params, options);
  }

  /**
   * Fetches what happened since an event, oldest first, for those who ask now and then instead of listening. Events
   * are kept for 24 hours. Publishable keys see those of tickets, customers, public articles and community posts,
   * without what is internal.
   *
   * @param params `after` (the `cursor` of the batch before; without it no events come, only the cursor of now),
   *   `types` (such as `['ticket.*']`, default all) and `limit` (1 to 500, default 100)
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/webhooks/events
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { webhooks } = new CStarClient();
   * const { cursor } = await webhooks.events();
   * const { events, gap } = await webhooks.events({ after: cursor, types: ['ticket.*'] });
   * if (gap) console.log('Some events are missing');
   * for (const event of events) if (event.type === 'ticket.created') console.log(event.data.ticket.title);
   * ```
   */
  events(params?: WebhookEventsParams, options?: RequestOptions): CStarPromise<EventBatch> {
    return this.transport.get(path`webhooks/events`, options, params);
  }
}
