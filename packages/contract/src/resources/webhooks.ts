import { z } from 'zod';
import { all, cursor, endpoint, one, resource } from '../endpoint.ts';
import { CStarEvent } from '../events/index.ts';
import { eventPatterns, eventPatternsQuery } from '../shared/event-patterns.ts';
import { EventName } from '../shared/events.ts';
import { Deleted, datetime, objectKind, text, timestamps } from '../shared/fields.ts';
import { id, idInput } from '../shared/ids.ts';
import { booleanQuery, integerQuery } from '../shared/query.ts';

const Webhook = z
  .object({
    object: objectKind('webhook'),
    id: id('webhook').describe('Unique webhook identifier (whk_ prefix)'),
    name: z.string().describe('Friendly name for the webhook'),
    url: z.string().describe('Delivery URL'),
    events: z.array(z.string()).describe('Subscribed event types, and wildcards such as ticket.* or *'),
    isActive: z.boolean().describe('Whether the webhook is currently active'),
    ...timestamps('webhook'),
  })
  .describe('A subscription that sends events to a URL of yours.');

const CreatedWebhook = Webhook.extend({
  secret: z.string().describe('HMAC signing secret (whsec_ prefix), shown this once'),
  signingSecret: z.string().describe('The same as `secret`'),
}).describe('A webhook with its signing secret, which is shown this once.');

const RotatedWebhook = CreatedWebhook.extend({
  previousSecretExpiresAt: datetime()
    .nullable()
    .describe('Until when deliveries are signed with the former secret too; null when it has ended'),
}).describe('A webhook with its new signing secret, which is shown this once.');

const WebhookDelivery = z
  .object({
    deliveryId: id('delivery').describe('Delivery ID (dlv_ prefix)'),
    webhookId: id('webhook').describe('The webhook (whk_ prefix)'),
    event: EventName,
    url: z.string().describe('Where it was sent'),
    success: z.boolean().describe('Whether the answer was a 2xx'),
    status: z.int().nullable().describe('The HTTP status of the answer; null when there was none'),
    responseTimeMs: z.int().describe('Milliseconds until the answer, or until it was given up'),
    error: z.string().nullable().describe('Why it failed; null when it did not'),
  })
  .describe('What came of one delivery of a test event.');

const DeliveryStatus = z
  .enum(['pending', 'succeeded', 'failed'])
  .describe('Whether more attempts follow, one has succeeded, or the last one has failed');

const DeliveryRecord = z
  .object({
    object: objectKind('webhook_delivery'),
    id: id('delivery').describe('Unique delivery identifier (dlv_ prefix)'),
    webhookId: id('webhook').describe('The webhook (whk_ prefix)'),
    eventId: id('event').describe('The event (evt_ prefix), as in the X-Event-ID header'),
    event: EventName,
    url: z.string().describe('Where the last attempt went; before the first one, where it will go'),
    status: DeliveryStatus,
    attempts: z.int().describe('Attempts made so far'),
    nextAttemptAt: datetime().nullable().describe('When the next attempt is due; null when none follows'),
    lastAttemptAt: datetime().nullable().describe('When the last attempt was made; null before the first'),
    responseStatus: z
      .int()
      .nullable()
      .describe('The HTTP status that the last attempt got; null when there was no answer'),
    responseTimeMs: z
      .int()
      .nullable()
      .describe(
        'Milliseconds until the last answer, or until it was given up; null before the first attempt',
      ),
    error: z.string().nullable().describe('Why the last attempt failed; null when it did not'),
    requestId: z.string().describe('The ID of the call in which the event happened'),
    createdAt: datetime().describe('When the delivery was made, right after the event'),
  })
  .describe('An event on its way to a webhook: what came of it, and what comes next.');

const EventBatch = z
  .object({
    object: objectKind('event_batch'),
    events: z.array(CStarEvent).describe('What happened, oldest first'),
    cursor: id('event').describe('Where this batch ends (evt_ prefix): `after` of the next call'),
    hasMore: z.boolean().describe('Whether more has happened already; if so, ask again at once'),
    gap: z
      .boolean()
      .describe('Whether events after `after` are no longer kept, so that some are missing before these'),
  })
  .describe('A stretch of what happened.');

const TriggeredTest = z
  .object({
    event: EventName,
    eventId: id('event').describe('The ID of the test event (evt_ prefix)'),
    test: z.literal(true).describe('Always true'),
    deliveredTo: z.int().describe('How many webhooks took it'),
    deliveries: z.array(WebhookDelivery).describe('What came of it at each active webhook'),
  })
  .describe('What came of a test event.');

const WebhookListParams = z
  .object({ active: booleanQuery().optional().describe('Only active webhooks, or only inactive ones') })
  .describe('What `webhooks.list` takes.');

function isWebhookUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  if (username !== '' || password !== '') return false;
  const local = hostname === 'localhost' || /^127(\.\d+){3}$/.test(hostname) || hostname === '[::1]';
  return protocol === 'https:' || (protocol === 'http:' && local);
}

const url = z
  .string()
  .max(2_000)
  .refine(isWebhookUrl, 'expected a URL with https and without a password in it; http is for localhost only');

const WebhookCreateParams = z
  .object({
    name: text(200).describe('Friendly name'),
    url: url.describe('Delivery URL: https, or http of localhost'),
    events: eventPatterns().describe(
      'Event types to subscribe to, as an array or one comma-separated string; `ticket.*` and `*` work too',
    ),
    isActive: z.boolean().default(true).describe('Whether events are sent from the start'),
  })
  .describe('What `webhooks.create` takes.');

const WebhookUpdateParams = z
  .object({
    name: text(200).optional().describe('Friendly name'),
    url: url.optional().describe('Delivery URL: https, or http of localhost'),
    events: eventPatterns()
      .optional()
      .describe('Event types that replace the existing ones, as an array or one comma-separated string'),
    isActive: z.boolean().optional().describe('Enable or disable the webhook'),
  })
  .describe('What `webhooks.update` takes: only the fields to change.');

const WebhookTestParams = z
  .object({ event: EventName.describe('Event type to send') })
  .describe('What `webhooks.test` and `webhooks.triggerTest` take.');

const DeliveryListParams = z
  .object({
    status: DeliveryStatus.optional().describe('Filter by status'),
    event: EventName.optional().describe('Filter by event type'),
    limit: integerQuery(z.int().min(1).max(100)).default(20).describe('How many, newest first'),
    before: idInput('delivery')
      .optional()
      .describe('Only what is older than this delivery: the `cursor` of the stretch before'),
  })
  .describe('What `webhooks.deliveries` takes.');

const week = 604_800;

const WebhookRotateSecretParams = z
  .object({
    gracePeriod: z
      .int()
      .min(0)
      .max(week)
      .default(86_400)
      .describe('Seconds for which deliveries are signed with the former secret too; 0 ends it at once'),
  })
  .describe('What `webhooks.rotateSecret` takes.');

const WebhookEventsParams = z
  .object({
    after: idInput('event')
      .optional()
      .describe(
        'Go on after this event: the `cursor` of the batch before. Without it, no events come, only the cursor of now',
      ),
    types: eventPatternsQuery()
      .optional()
      .describe('Event types, and wildcards such as `ticket.*`. Default: all'),
    limit: integerQuery(z.int().min(1).max(500)).default(100).describe('How many, oldest first'),
  })
  .describe('What `webhooks.events` takes.');

export const webhooks = resource({
  name: 'webhooks',
  title: 'Webhooks',
  description:
    'Subscriptions that send events to a URL of yours, signed with a secret that is shown once. An event is sent until a 2xx answers it: at once, then up to 6 more times after 30 seconds, 2 and 10 minutes, 1, 6 and 24 hours.',
  schemas: {
    Webhook,
    CreatedWebhook,
    RotatedWebhook,
    WebhookDelivery,
    TriggeredTest,
    DeliveryStatus,
    DeliveryRecord,
    EventBatch,
    WebhookListParams,
    WebhookCreateParams,
    WebhookUpdateParams,
    WebhookTestParams,
    DeliveryListParams,
    WebhookRotateSecretParams,
    WebhookEventsParams,
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      permission: 'manage_webhooks',
      path: '/webhooks',
      summary: 'List all webhooks of your team, newest first.',
      query: WebhookListParams,
      returns: all(Webhook),
    }),
    // Before `get`, whose path would match too.
    events: endpoint({
      method: 'GET',
      polled: true,
      path: '/webhooks/events',
      summary:
        'Get what happened since an event, oldest first, for those who ask now and then instead of listening. Events are kept for 24 hours. Publishable keys see those of tickets, customers, public articles and community posts, without what is internal.',
      query: WebhookEventsParams,
      returns: one(EventBatch),
    }),
    get: endpoint({
      method: 'GET',
      permission: 'manage_webhooks',
      path: '/webhooks/{webhookId}',
      summary: 'Retrieve one webhook.',
      returns: one(Webhook),
    }),
    create: endpoint({
      method: 'POST',
      permission: 'manage_webhooks',
      path: '/webhooks',
      summary: 'Create a webhook. Its signing secret is returned this once: save it.',
      body: WebhookCreateParams,
      returns: one(CreatedWebhook),
      status: 201,
    }),
    update: endpoint({
      method: 'PATCH',
      permission: 'manage_webhooks',
      path: '/webhooks/{webhookId}',
      summary:
        'Change the name, URL or events of a webhook, or switch it on and off. While it is off, its pending deliveries wait.',
      body: WebhookUpdateParams,
      returns: one(Webhook),
    }),
    delete: endpoint({
      method: 'DELETE',
      permission: 'manage_webhooks',
      path: '/webhooks/{webhookId}',
      summary: 'Delete a webhook for good.',
      returns: one(Deleted),
    }),
    triggerTest: endpoint({
      method: 'POST',
      permission: 'manage_webhooks',
      path: '/webhooks/trigger-test',
      summary:
        'Send a test event to every active webhook, whatever it subscribes to, and wait for the answers.',
      body: WebhookTestParams,
      returns: one(TriggeredTest),
    }),
    test: endpoint({
      method: 'POST',
      permission: 'manage_webhooks',
      path: '/webhooks/{webhookId}/test',
      summary: 'Send a test event to one webhook, active or not, and wait for the answer.',
      body: WebhookTestParams,
      returns: one(WebhookDelivery),
    }),
    deliveries: endpoint({
      method: 'GET',
      permission: 'manage_webhooks',
      path: '/webhooks/{webhookId}/deliveries',
      summary: 'List what was sent to a webhook and what came of it, newest first, by cursor.',
      query: DeliveryListParams,
      returns: cursor(DeliveryRecord),
    }),
    redeliver: endpoint({
      method: 'POST',
      permission: 'manage_webhooks',
      path: '/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver',
      summary:
        'Send an event to a webhook again, at once, whatever came of it before; an attempt that is under way counts as it. While the webhook is off, the answer is a 409.',
      returns: one(DeliveryRecord),
    }),
    rotateSecret: endpoint({
      method: 'POST',
      permission: 'manage_webhooks',
      path: '/webhooks/{webhookId}/rotate-secret',
      summary:
        'Replace the signing secret. The new one is returned this once; for a while, deliveries are signed with both.',
      body: WebhookRotateSecretParams,
      returns: one(RotatedWebhook),
    }),
  },
});
