import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  CreatedWebhook,
  Deleted,
  EventName,
  TriggeredTest,
  Webhook,
  WebhookCreateParams,
  WebhookDelivery,
  WebhookListParams,
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
}
